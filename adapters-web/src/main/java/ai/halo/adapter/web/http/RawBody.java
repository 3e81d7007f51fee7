package ai.halo.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** Reads bodies whose senders are not to be trusted with the general limit, or name no type. */
public final class RawBody {
  private RawBody() {}

  /**
   * The body as it came.
   *
   * @param limit the longest that is read; longer ones end in a 413
   * @throws IOException told as a 400: it did not arrive whole
   */
  public static byte[] read(HttpServletRequest request, DataSize limit) throws IOException {
    var most = Math.toIntExact(limit.toBytes());
    if (request.getContentLengthLong() > most) {
      throw BodyTooLarge.problem();
    }
    var body = request.getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      throw BodyTooLarge.problem();
    }
    return body;
  }

  /** 400: the body is not what it should be. */
  public static ProblemException unreadable() {
    return ProblemException.of(
        HttpStatus.BAD_REQUEST,
        "body.unreadable",
        "The body is not readable as the JSON that is expected here.");
  }
}
