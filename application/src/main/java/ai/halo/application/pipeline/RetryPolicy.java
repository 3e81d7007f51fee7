package ai.halo.application.pipeline;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When to try a step again after nothing happened.
 *
 * @param first the pause after the first try
 * @param longest no pause is longer
 * @param tries how often a step is tried in all, from 1
 * @param jitter answers a number from 0 to 1 that spreads tries apart; a pause is shortened by at
 *     most a third of it
 */
public record RetryPolicy(Duration first, Duration longest, int tries, DoubleSupplier jitter) {
  /** Refuses pauses that are not positive and less than one try. */
  public RetryPolicy {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || tries < 1) {
      throw new IllegalArgumentException(
          "a retry policy needs growing pauses and at least one try");
    }
  }

  /** Whether a try of this number, from 1, was the last. */
  boolean isLast(int tried) {
    return tried >= tries;
  }

  /**
   * The pause after this many tries: doubled each time, bounded, and a little shortened at random.
   */
  Duration pauseAfter(int tried) {
    var doublings = Math.min(tried - 1, 30);
    var full = Math.min(first.toMillis() << doublings, longest.toMillis());
    var bounded = full <= 0 ? longest.toMillis() : full;
    return spread(Duration.ofMillis(bounded));
  }

  /** A pause, a little shortened at random, so that what began together does not go on together. */
  Duration spread(Duration pause) {
    return Duration.ofMillis(
        Math.max(1, Math.round(pause.toMillis() * (1 - jitter.getAsDouble() / 3))));
  }
}
