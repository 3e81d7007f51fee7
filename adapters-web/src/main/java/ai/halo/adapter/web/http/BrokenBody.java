package ai.halo.adapter.web.http;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A body did not arrive whole: its framing is broken, or the client is gone. */
final class BrokenBody extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenBody(IOException cause) {
    super("the body did not arrive whole", cause);
  }

  static ProblemException problem() {
    return ProblemException.of(
        HttpStatus.BAD_REQUEST, "body.unreadable", "The body did not arrive whole.");
  }
}
