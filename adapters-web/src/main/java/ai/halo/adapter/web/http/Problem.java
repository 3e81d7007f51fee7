package ai.halo.adapter.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * An error as RFC 9457 tells it, with a code that programs may rely on.
 *
 * @param type always {@code about:blank}: the code says what happened
 * @param title the name of the status
 * @param status the HTTP status
 * @param detail one sentence for a reader; never repeats what was sent
 * @param instance the path that was asked for, without its query, which may hold a number
 * @param code stable, dotted, lower case
 * @param errors every bad field; absent when the problem is not about fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    URI type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String instance,
    String code,
    @Nullable List<FieldProblem> errors) {
  private static final URI BLANK = URI.create("about:blank");

  /** The one place whose addresses end in a secret. */
  private static final String CALLBACKS = "/api/voice/callbacks";

  /** One bad field: its name as the client sent it, a stable code, and a sentence. */
  public record FieldProblem(String field, String code, String message) {}

  /** A problem that is not about fields. */
  public static Problem of(HttpStatusCode status, String code, String detail) {
    return new Problem(BLANK, titleOf(status), status.value(), detail, null, code, null);
  }

  /** A problem with fields; its code is that of the first of them. */
  public static Problem ofFields(HttpStatusCode status, List<FieldProblem> errors) {
    var detail = errors.size() == 1 ? "One field is not valid." : "Several fields are not valid.";
    return new Problem(
        BLANK,
        titleOf(status),
        status.value(),
        detail,
        null,
        errors.getFirst().code(),
        List.copyOf(errors));
  }

  /** The same problem, seen at a path, which is told as it was asked for unless it is a secret. */
  public Problem at(String path) {
    var told = path.startsWith(CALLBACKS) ? CALLBACKS : path;
    return new Problem(type, title, status, detail, told, code, errors);
  }

  private static String titleOf(HttpStatusCode status) {
    return status instanceof org.springframework.http.HttpStatus known
        ? known.getReasonPhrase()
        : "Error";
  }
}
