package ai.halo.domain.port;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;

/**
 * Durable work on calls.
 *
 * <p>What is enqueued inside a {@link UnitOfWork} exists if that commits, and then some node gets
 * to it: at least once, whatever crashes.
 */
public interface WorkQueue {
  /**
   * Asks for the call to be taken further.
   *
   * @param version the version of the call that made it ready; the same pair again is one request
   */
  void enqueue(CallId call, int version);

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
