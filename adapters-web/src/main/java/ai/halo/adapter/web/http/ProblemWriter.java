package ai.halo.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where no controller is at work: in filters and error pages. */
public final class ProblemWriter {
  private final JsonMapper json;

  /** Writing with this mapper. */
  public ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Writes the problem as the whole answer; does nothing when the answer has begun already. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ProblemException failure)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    var problem = failure.problem().at(request.getRequestURI());
    response.setStatus(problem.status());
    failure
        .retryAfter()
        .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds(wait)));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    var body = json.writeValueAsBytes(problem);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /** Whole seconds, rounded up and at least one: whoever waits that long is not too early. */
  static String seconds(Duration wait) {
    return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
  }
}
