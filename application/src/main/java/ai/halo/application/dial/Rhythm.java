package ai.halo.application.dial;

import java.time.Duration;

/**
 * How often something is looked at that may take minutes or hours: the longer it took, the
 * seldomer.
 *
 * <p>It needs to know nothing but how long it took so far, so nothing has to be kept between looks.
 *
 * @param shortest no pause is shorter
 * @param longest no pause is longer
 */
record Rhythm(Duration shortest, Duration longest) {
  private static final int SHARE = 2;

  /** Half as long as it took, within the bounds. */
  Duration pauseAfter(Duration waited) {
    var half = waited.dividedBy(SHARE);
    if (half.compareTo(shortest) < 0) {
      return shortest;
    }
    return half.compareTo(longest) > 0 ? longest : half;
  }
}
