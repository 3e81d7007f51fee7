package ai.halo.application.simulation;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * One thread of a node. It runs only when the schedule lets it, until it pauses, and while it runs
 * nothing else does.
 */
final class Fiber {
  final Node node;
  private final Schedule schedule;
  private final Semaphore mine = new Semaphore(0);
  private final Semaphore theirs = new Semaphore(0);
  private boolean done;
  private boolean killed;
  private Throwable failure;
  private Transaction transaction;

  Fiber(Schedule schedule, Node node, Runnable work) {
    this.schedule = schedule;
    this.node = node;
    Thread.ofVirtual().start(() -> run(work));
  }

  /** The node died in the middle of whatever it was doing. */
  static final class NodeDied extends Error {
    private static final long serialVersionUID = 1L;

    NodeDied() {
      super(null, null, false, false);
    }
  }

  private void run(Runnable work) {
    mine.acquireUninterruptibly();
    try {
      if (!killed) {
        work.run();
      }
    } catch (NodeDied died) {
      // nothing is left of it
    } catch (Throwable mishap) {
      failure = mishap;
    } finally {
      done = true;
      theirs.release();
    }
  }

  /** Lets it run until it pauses or is done. */
  void proceed() {
    if (done) {
      return;
    }
    var before = schedule.current;
    schedule.current = this;
    mine.release();
    theirs.acquireUninterruptibly();
    schedule.current = before;
    if (failure != null) {
      var mishap = failure;
      failure = null;
      throw mishap instanceof Violation violation ? violation : new Violation(mishap);
    }
  }

  /** Stands still until somebody lets it proceed. To be called by itself. */
  void park() {
    theirs.release();
    mine.acquireUninterruptibly();
    if (killed) {
      throw new NodeDied();
    }
  }

  /** Ends it where it stands. */
  void kill() {
    killed = true;
    proceed();
  }

  boolean isDone() {
    return done;
  }

  Optional<Transaction> transaction() {
    return Optional.ofNullable(transaction);
  }

  void begin(Transaction open) {
    transaction = open;
  }

  void end() {
    transaction = null;
  }
}
