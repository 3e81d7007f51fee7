package ai.halo.adapter.web.recording;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.domain.port.Recordings.Sound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Passes recordings on as they come, a few at once, and keeps nothing of them. */
final class RecordingStreams {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingStreams.class);
  private static final Duration COME_BACK = Duration.ofSeconds(3);
  private static final int BUFFER = 16 * 1024;

  private final Semaphore places;

  RecordingStreams(RecordingSettings settings) {
    this.places = new Semaphore(settings.streams());
  }

  /**
   * Opens a recording and answers with it, or refuses with 503 when there are too many.
   *
   * @param head whether only the head of the answer is wanted
   */
  void answer(Supplier<Sound> opening, boolean head, HttpServletResponse response)
      throws IOException {
    if (!places.tryAcquire()) {
      throw ProblemException.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "recording.busy",
          "Too many recordings are being heard at once.",
          COME_BACK);
    }
    try (var sound = opening.get()) {
      begin(sound, response);
      if (!head) {
        copy(sound, response.getOutputStream());
      }
    } finally {
      places.release();
    }
  }

  private static void begin(Sound sound, HttpServletResponse response) {
    response.setStatus((sound.partial() ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK).value());
    response.setContentType(playable(sound.contentType()));
    sound.length().ifPresent(response::setContentLengthLong);
    sound
        .contentRange()
        .filter(_ -> sound.partial())
        .ifPresent(range -> response.setHeader(HttpHeaders.CONTENT_RANGE, range));
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
    // What breaks off ends with the connection, so that nobody takes a part for the whole.
    response.setHeader(HttpHeaders.CONNECTION, "close");
  }

  /** Whatever the provider says it is, a browser is to play it or save it, and nothing else. */
  private static String playable(String type) {
    return type.matches("audio/[A-Za-z0-9.+-]{1,40}") ? type : "application/octet-stream";
  }

  /** The head has gone out, so nobody can be told of a failure but by the end of the connection. */
  private static void copy(Sound sound, OutputStream out) {
    var buffer = new byte[BUFFER];
    try {
      for (var read = sound.bytes().read(buffer); read >= 0; read = sound.bytes().read(buffer)) {
        out.write(buffer, 0, read);
      }
      out.flush();
    } catch (IOException brokenOff) {
      LOG.debug("A recording was not heard to its end: {}", brokenOff.getMessage());
    }
  }
}
