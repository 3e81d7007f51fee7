package ai.halo.application;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.StaleCall;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Changes a stored call in one transaction: reads it, lets a decision add facts, stores it.
 *
 * <p>Where the change makes a call ready that was not, its work is enqueued in the same
 * transaction. Who loses a race against another writer reads and decides again.
 */
public final class CallEditor {
  private static final int MOST_RACES_LOST = 10;

  private final UnitOfWork unitOfWork;
  private final CallRepository calls;
  private final WorkQueue queue;

  /** On these ports. */
  public CallEditor(UnitOfWork unitOfWork, CallRepository calls, WorkQueue queue) {
    this.unitOfWork = unitOfWork;
    this.calls = calls;
    this.queue = queue;
  }

  /**
   * Applies a decision, which runs inside the transaction and may run again.
   *
   * @return the call as it is stored then; empty when there is no such call
   */
  public Optional<Call> change(CallId id, UnaryOperator<Call> decision) {
    return inTransaction(() -> calls.find(id).map(before -> store(before, decision.apply(before))));
  }

  /** Stores a new call and enqueues its first work, within the caller's transaction. */
  public void add(Call call) {
    calls.add(call);
    queue.enqueue(call.asStored());
  }

  /** Runs work in a transaction of its own, again where another writer was faster. */
  public <T> T inTransaction(Supplier<T> work) {
    for (var lost = 1; ; lost++) {
      try {
        return unitOfWork.run(work);
      } catch (StaleCall faster) {
        if (lost == MOST_RACES_LOST) {
          throw faster;
        }
      }
    }
  }

  /** Stores what a decision made of a call, within the caller's transaction. */
  public Call store(Call before, Call after) {
    storeFor(WorkQueue.Later.NOW, before, after);
    return after.newFacts().isEmpty() ? before : after;
  }

  /**
   * Stores what a decision made of a call, within the caller's transaction, and has its work done
   * later where that makes it ready.
   *
   * @return whether it does; when not, nothing was enqueued
   */
  public boolean storeFor(WorkQueue.Later later, Call before, Call after) {
    if (after.newFacts().isEmpty()) {
      return false;
    }
    calls.save(after);
    var becameReady = before.state().step().isEmpty() && after.state().step().isPresent();
    if (becameReady && later.equals(WorkQueue.Later.NOW)) {
      queue.enqueue(after.asStored());
    } else if (becameReady) {
      queue.enqueue(after.id(), after.asStored().version(), later);
    }
    return becameReady;
  }
}
