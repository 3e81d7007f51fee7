package ai.halo.domain.dial;

import java.time.Duration;
import java.util.Optional;

/**
 * How many requests for sessions the provider takes from all nodes together.
 *
 * @param atOnce requests that may wait for their answer at the same time, from 1
 * @param perSecond requests that may leave within any second, from 1
 * @param answerWithin after so long a request without an answer does not wait for one any more
 */
public record DialLimits(int atOnce, int perSecond, Duration answerWithin) {
  /** A provider that takes whatever comes. */
  public static final Optional<DialLimits> NONE = Optional.empty();

  /** Refuses limits that let nothing through. */
  public DialLimits {
    if (atOnce < 1 || perSecond < 1 || answerWithin.isNegative() || answerWithin.isZero()) {
      throw new IllegalArgumentException("limits must let something through");
    }
  }

  /**
   * Whether one more request may leave.
   *
   * @param waiting requests that wait for their answer
   * @param lately requests that left within the last second
   */
  public boolean admit(long waiting, long lately) {
    return waiting < atOnce && lately < perSecond;
  }
}
