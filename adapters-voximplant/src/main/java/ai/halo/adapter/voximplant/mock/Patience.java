package ai.halo.adapter.voximplant.mock;

import java.time.Duration;
import java.util.List;

/**
 * How long a session waits for HALO, in real time whatever the speed.
 *
 * @param tries when it asks for its permit, counted from its start
 * @param permit without a permit by then it ends
 * @param stalest a yes that took longer, by the session's own stopwatch, is none
 * @param firstPause the pause after a report that failed; doubled each time
 * @param longestPause no pause is longer
 * @param reports a report that fails for as long is given up
 */
record Patience(
    List<Duration> tries,
    Duration permit,
    Duration stalest,
    Duration firstPause,
    Duration longestPause,
    Duration reports) {
  static final Patience USUAL =
      new Patience(
          List.of(
              Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(15)),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15),
          Duration.ofMillis(100),
          Duration.ofSeconds(30),
          Duration.ofHours(24));

  /** The pause after so many failures in a row, from 1. */
  Duration pauseAfter(int failures) {
    var doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
  }
}
