package ai.halo.domain.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One transaction at a time over in-memory ports, which are rolled back when the work throws.
 *
 * <p>{@link #refuseRemoteCalls} lets fakes of remote ports fail when they are called inside.
 */
public final class InMemoryUnitOfWork implements UnitOfWork {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Supplier<Runnable>> participants = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();

  /** Takes part in transactions: the supplier remembers the state, what it answers restores it. */
  public void enlist(Supplier<Runnable> remember) {
    participants.add(remember);
  }

  /** Remembers all that takes part, between transactions; what it answers restores it. */
  public Runnable remember() {
    var restores = participants.stream().map(Supplier::get).toList();
    return () -> restores.forEach(Runnable::run);
  }

  /** Runs something once the open transaction is committed. */
  void afterCommit(Runnable then) {
    afterCommit.add(then);
  }

  @Override
  public <T> T run(Supplier<T> work) {
    lock.lock();
    try {
      if (lock.getHoldCount() > 1) {
        return work.get();
      }
      var restores = participants.stream().map(Supplier::get).toList();
      try {
        var result = work.get();
        var then = List.copyOf(afterCommit);
        afterCommit.clear();
        then.forEach(Runnable::run);
        return result;
      } catch (RuntimeException | Error e) {
        afterCommit.clear();
        restores.forEach(Runnable::run);
        throw e;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Fails when this thread is inside a transaction: remote ports call it. */
  public void refuseRemoteCalls() {
    if (lock.isHeldByCurrentThread()) {
      throw new AssertionError("a remote call inside a transaction");
    }
  }
}
