package ai.halo.adapter.web.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The problems behind bare statuses, as frameworks and containers answer with. */
final class StatusProblems {
  private StatusProblems() {}

  static ProblemException of(HttpStatusCode code) {
    var status = HttpStatus.resolve(code.value());
    if (status == null) {
      status = code.is5xxServerError() ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.BAD_REQUEST;
    }
    return ProblemException.of(status, codeOf(status), detailOf(status));
  }

  // The statuses are Spring's, an open set, hence the defaults.
  private static String codeOf(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "body.unreadable";
      case UNAUTHORIZED -> "auth.required";
      case FORBIDDEN -> "auth.forbidden";
      case NOT_FOUND -> "path.not_found";
      case METHOD_NOT_ALLOWED -> "method.not_allowed";
      case NOT_ACCEPTABLE -> "accept.not_acceptable";
      case CONTENT_TOO_LARGE -> "body.too_large";
      case UNSUPPORTED_MEDIA_TYPE -> "content_type.unsupported";
      case SERVICE_UNAVAILABLE -> "unavailable";
      default -> status.is5xxServerError() ? "internal" : "request.malformed";
    };
  }

  private static String detailOf(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "The body is not readable as the JSON that is expected here.";
      case UNAUTHORIZED -> "Sign in first.";
      case FORBIDDEN -> "Your role does not allow this.";
      case NOT_FOUND -> "There is nothing here.";
      case METHOD_NOT_ALLOWED -> "This cannot be done here; see the header Allow.";
      case NOT_ACCEPTABLE -> "There is no answer in a form that the header Accept asks for.";
      case CONTENT_TOO_LARGE -> "The body is longer than the limit.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send JSON, with the header Content-Type: application/json.";
      case SERVICE_UNAVAILABLE -> "Not available at the moment.";
      default ->
          status.is5xxServerError()
              ? "Something went wrong on our side."
              : "The request is not valid.";
    };
  }
}
