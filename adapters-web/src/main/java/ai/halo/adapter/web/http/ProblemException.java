package ai.halo.adapter.web.http;

import ai.halo.adapter.web.http.Problem.FieldProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Ends the handling of a request with a problem. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  private ProblemException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.code(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** With a status, a stable code and a sentence for a reader. */
  public static ProblemException of(HttpStatus status, String code, String detail) {
    return new ProblemException(Problem.of(status, code, detail), Optional.empty());
  }

  /** With a hint when to come back. */
  public static ProblemException of(
      HttpStatus status, String code, String detail, Duration retryAfter) {
    return new ProblemException(Problem.of(status, code, detail), Optional.of(retryAfter));
  }

  /** 404: there is no such door, or it is closed for good. */
  public static ProblemException nothingHere() {
    return of(HttpStatus.NOT_FOUND, "path.not_found", "There is nothing here.");
  }

  /** 422: bad fields. */
  public static ProblemException ofFields(List<FieldProblem> errors) {
    return new ProblemException(
        Problem.ofFields(HttpStatus.UNPROCESSABLE_CONTENT, errors), Optional.empty());
  }

  /** 422: one bad field. */
  public static ProblemException ofField(String field, String code, String message) {
    return ofFields(List.of(new FieldProblem(field, code, message)));
  }

  /** The problem. */
  public Problem problem() {
    return problem;
  }

  /** When to come back; empty when waiting does not help. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
