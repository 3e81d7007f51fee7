package ai.halo.adapter.notify.mock;

import java.time.Duration;

/**
 * How long a provider takes to answer.
 *
 * @param shortest in life
 * @param longest in life
 */
record Latency(Duration shortest, Duration longest, MockNotifySettings settings) {
  /** The time that a request of this name takes: the same in every run. */
  Duration of(String name) {
    var spread = longest.minus(shortest).toMillis() + 1;
    return settings.scaled(shortest.plusMillis(Math.floorMod(name.hashCode(), spread)));
  }

  /** Lets that time pass; answers whether it did, and was not interrupted. */
  boolean pass(String name) {
    try {
      Thread.sleep(of(name));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
