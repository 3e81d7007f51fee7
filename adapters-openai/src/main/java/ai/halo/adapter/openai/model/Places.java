package ai.halo.adapter.openai.model;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The places before the model: so many talks at once, the others wait their turn.
 *
 * <p>A slow model holds up its own talks alone: who waits holds no connection and no transaction,
 * and gives up after a while, to come again later.
 */
final class Places {
  private final Semaphore free;
  private final Duration patience;
  private final int all;

  /** So many places; nobody waits longer than {@code patience} for one. */
  Places(int all, Duration patience) {
    this.free = new Semaphore(all, true);
    this.all = all;
    this.patience = patience;
  }

  /**
   * Does this at a place of its own.
   *
   * @throws ai.halo.domain.port.PortFailure.Unavailable when none became free in time
   */
  <T> T in(Supplier<T> work) {
    if (!took()) {
      throw Failures.busy(patience);
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  /** How many places are taken. */
  int taken() {
    return all - free.availablePermits();
  }

  /** How many wait for one. */
  int waiting() {
    return free.getQueueLength();
  }

  private boolean took() {
    try {
      return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
