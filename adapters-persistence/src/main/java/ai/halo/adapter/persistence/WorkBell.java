package ai.halo.adapter.persistence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is enqueued to this node's workers, without which they would find it at their next
 * poll. Silent until there are workers.
 */
final class WorkBell {
  private volatile Runnable workers = () -> {};
  private volatile @Nullable Hands hands;

  void connect(Runnable wake, Hands freshWork) {
    workers = wake;
    hands = freshWork;
  }

  void disconnect() {
    workers = () -> {};
    hands = null;
  }

  /** Tells the workers that there is work for whoever polls. */
  void ring() {
    workers.run();
  }

  /** Somebody for work that is about to be committed; empty when nobody is free. */
  Optional<Hands.Hand> reach() {
    var workers = hands;
    return workers == null ? Optional.empty() : workers.reach();
  }
}
