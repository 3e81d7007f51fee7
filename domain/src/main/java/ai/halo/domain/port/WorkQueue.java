package ai.halo.domain.port;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import java.time.Duration;

/**
 * Durable work on calls.
 *
 * <p>What is enqueued inside a {@link UnitOfWork} exists if that commits, and then some node gets
 * to it: at least once, whatever crashes.
 */
public interface WorkQueue {
  /** Asks for the call to be taken further at once. */
  default void enqueue(CallId call, int version) {
    enqueue(call, version, Later.NOW);
  }

  /**
   * Asks for the call to be taken further, at once or later.
   *
   * @param version the version of the call that made it ready; the same pair again is one request
   */
  void enqueue(CallId call, int version, Later later);

  /**
   * When, and how the work stands then.
   *
   * @param pause after which it is due; zero for at once
   * @param tried how often the step at hand was tried before
   * @param waits whether it waits for something, and so is recalled before its pause is over
   */
  record Later(Duration pause, int tried, boolean waits) {
    /** Due at once, and never tried. */
    public static final Later NOW = new Later(Duration.ZERO, 0, false);
  }

  /**
   * {@link #enqueue(CallId, int)} of a call as the open transaction has stored it: whoever gets to
   * it at once, on this node, need not read it again.
   */
  default void enqueue(Call stored) {
    enqueue(stored.id(), stored.version());
  }

  /**
   * Has the calls that wait for something looked at again, all within a few seconds after the open
   * transaction commits. Those that were tried and pause after a failure are left to their pause.
   */
  void recall();
}
