package ai.halo.adapter.web.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat refuses before the application sees it, such as a broken request line, with a
 * problem instead of a page.
 */
final class TomcatProblemValve extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(TomcatProblemValve.class);

  private final JsonMapper json;

  TomcatProblemValve(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    var status = asRequestsFault(response.getStatus());
    // Whoever wrote something said what there was to say; setErrorReported keeps it to one report.
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    var problem =
        status == 400 ? Failures.malformed() : StatusProblems.of(HttpStatusCode.valueOf(status));
    try {
      response.setStatus(status);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(json.writeValueAsBytes(problem.problem()));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("Nobody was left to tell of a refused request", gone);
    }
  }

  /** CONNECT, encodings and versions of HTTP that nobody has are no failures of this server. */
  private static int asRequestsFault(int status) {
    return status == 501 || status == 505 ? 400 : status;
  }
}
