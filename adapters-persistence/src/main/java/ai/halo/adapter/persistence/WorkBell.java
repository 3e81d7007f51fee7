package ai.halo.adapter.persistence;

/**
 * Tells this node's workers that there is work, without which they would find it at their next
 * poll. Silent until there are workers.
 */
final class WorkBell {
  private volatile Runnable workers = () -> {};

  void connect(Runnable wake) {
    workers = wake;
  }

  void ring() {
    workers.run();
  }
}
