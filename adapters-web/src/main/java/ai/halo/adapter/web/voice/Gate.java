package ai.halo.adapter.web.voice;

import ai.halo.adapter.web.http.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/**
 * Lets so many in at once and has the others wait for a moment, in the order in which they came.
 *
 * <p>Anybody on the internet may send these requests, and the cheapest answer to a forged one still
 * takes a look into the database.
 */
final class Gate {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Semaphore places;
  private final Duration patience;

  Gate(VoiceSettings settings) {
    this.places = new Semaphore(settings.atOnce(), true);
    this.patience = settings.patience();
  }

  /** Does the work when it is its turn: 503 when that does not come in time. */
  <T> T pass(Supplier<T> work) {
    if (!comesIn()) {
      throw ProblemException.of(
          HttpStatus.SERVICE_UNAVAILABLE, "voice.busy", "Too many sessions at once.", SOON);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private boolean comesIn() {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
