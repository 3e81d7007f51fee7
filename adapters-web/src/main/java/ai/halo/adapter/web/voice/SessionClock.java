package ai.halo.adapter.web.voice;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * When the events of a report happened, as far as the clock of its session is believed.
 *
 * <p>A clock that may be right is left alone, since the distances between its times are. Where the
 * newest event of a report is further from our time than any honest delay, the whole report is
 * moved so that it happened just now; a single event that is still far off, or says no time,
 * happened just now as well.
 *
 * @param now our time
 * @param wrong how much is added to the session's times
 */
record SessionClock(Instant now, Duration wrong) {
  /** The longest talk takes 55 minutes, and its first report may be delivered with its last one. */
  static final Duration LATE = Duration.ofHours(2);

  /** How far a session's clock may be ahead of ours. */
  static final Duration EARLY = Duration.ofMinutes(5);

  /** The clock of a report whose events say these times. */
  static SessionClock of(Collection<Instant> told, Instant now) {
    var newest = told.stream().max(Comparator.naturalOrder()).orElse(now);
    var wrong = isBelieved(newest, now) ? Duration.ZERO : Duration.between(newest, now);
    return new SessionClock(now, wrong);
  }

  /** When an event happened that says this time, in the microseconds that are stored. */
  Instant at(Optional<Instant> told) {
    return told.map(at -> at.plus(wrong))
        .filter(at -> isBelieved(at, now))
        .orElse(now)
        .truncatedTo(ChronoUnit.MICROS);
  }

  private static boolean isBelieved(Instant at, Instant now) {
    return !at.isBefore(now.minus(LATE)) && !at.isAfter(now.plus(EARLY));
  }
}
