package ai.halo.adapter.web.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what ended outside of the controllers, such as in a filter, with a problem as well. */
@Hidden
@Controller
final class ProblemErrorController implements ErrorController {
  private final ProblemWriter problems;

  ProblemErrorController(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    problems.write(new Original(request), response, failureOf(request));
  }

  private static ProblemException failureOf(HttpServletRequest request) {
    var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (failure instanceof SocketTimeoutException
        || failure instanceof SocketException
        || failure instanceof EOFException) {
      // A client was too slow with its body, or hung up in the middle, which is not our failure.
      return BrokenBody.problem();
    }
    if (failure instanceof Throwable known) {
      return Failures.problemOf(known);
    }
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Without a status somebody asked for this path directly.
    return StatusProblems.of(HttpStatusCode.valueOf(status instanceof Integer code ? code : 404));
  }

  /** The request as it came, before it was sent here. */
  private static final class Original extends HttpServletRequestWrapper {
    Original(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      var path = getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
      return path instanceof String known ? known : super.getRequestURI();
    }
  }
}
