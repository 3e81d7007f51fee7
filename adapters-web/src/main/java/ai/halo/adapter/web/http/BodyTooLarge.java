package ai.halo.adapter.web.http;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A body is longer than the limit; thrown while it is read. */
final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLarge() {
    super("the body is longer than the limit");
  }

  static ProblemException problem() {
    return ProblemException.of(
        HttpStatus.CONTENT_TOO_LARGE, "body.too_large", "The body is longer than the limit.");
  }
}
