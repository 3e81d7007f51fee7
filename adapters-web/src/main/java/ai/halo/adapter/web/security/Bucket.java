package ai.halo.adapter.web.security;

import java.time.Duration;
import java.time.Instant;

/**
 * Tries that may be spent: so many at once, one more after each pause. Immutable.
 *
 * @param left tries left at {@code at}; may be a fraction
 */
record Bucket(double left, Instant at) {
  /** How many tries at once, and after which pause there is one more. */
  record Size(int burst, Duration refill) {
    /** After this long without a try a bucket is full again and need not be kept. */
    Duration timeToFill() {
      return refill.multipliedBy(burst);
    }
  }

  static Bucket full(Size size, Instant now) {
    return new Bucket(size.burst(), now);
  }

  /** This bucket at a later time. */
  Bucket filled(Size size, Instant now) {
    var passed = Math.max(0, Duration.between(at, now).toNanos());
    var more = (double) passed / size.refill().toNanos();
    return new Bucket(Math.min(size.burst(), left + more), now);
  }

  /** How long until a try may be spent; nothing when it may be now. */
  Duration untilNext(Size size) {
    return left >= 1
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil((1 - left) * size.refill().toNanos()));
  }

  Bucket spent() {
    return new Bucket(left - 1, at);
  }

  Bucket refunded(Size size) {
    return new Bucket(Math.min(size.burst(), left + 1), at);
  }
}
