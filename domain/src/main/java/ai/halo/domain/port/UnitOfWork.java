package ai.halo.domain.port;

import java.util.function.Supplier;

/**
 * One database transaction.
 *
 * <p>What the ports store inside is committed together or not at all. No remote call may happen
 * inside.
 */
public interface UnitOfWork {
  /**
   * Runs the work in a transaction, joining the one that is open.
   *
   * @throws RuntimeException whatever the work throws, after everything was rolled back
   */
  <T> T run(Supplier<T> work);

  /** {@link #run(Supplier)} for work without an answer. */
  default void run(Runnable work) {
    this.<Boolean>run(() -> {
      work.run();
      return true;
    });
  }
}
