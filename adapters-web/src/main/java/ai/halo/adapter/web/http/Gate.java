package ai.halo.adapter.web.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/**
 * Lets so many in at once and has the others wait for a moment, in the order in which they came, so
 * that one kind of request leaves the others their share of the database.
 */
public final class Gate {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Semaphore places;
  private final Duration patience;
  private final String code;
  private final String refusal;

  /**
   * An empty one.
   *
   * @param atOnce how many are let in
   * @param patience how long one waits outside
   * @param code of the problem that is told to whoever waited in vain
   * @param refusal what else is told then
   */
  public Gate(int atOnce, Duration patience, String code, String refusal) {
    this.places = new Semaphore(atOnce, true);
    this.patience = patience;
    this.code = code;
    this.refusal = refusal;
  }

  /** Does the work when it is its turn: 503 when that does not come in time. */
  public <T> T pass(Supplier<T> work) {
    if (!comesIn()) {
      throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, code, refusal, SOON);
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
