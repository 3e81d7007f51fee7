package ai.halo.domain.dial;

import ai.halo.domain.call.LineSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of an attempt that holds a permit and whose session fell silent.
 *
 * <p>Only a finished session tells whether it placed a line: one that still runs may yet, and one
 * that the history does not know may come into it later.
 */
public sealed interface Settlement {
  /** How long the history is asked before a person is. */
  Duration GIVES_UP_AFTER = Duration.ofHours(24);

  /** The pause after the first look that told nothing; each further one is twice as long. */
  Duration FIRST_PAUSE = Duration.ofSeconds(30);

  /** No pause is longer. */
  Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  /** The line ended, and this was missing of it. */
  record Ended(List<LineSignal> missing) implements Settlement {
    /** Keeps a copy. */
    public Ended {
      missing = List.copyOf(missing);
    }
  }

  /** The session ended without having placed a line: the phone certainly did not ring. */
  record NotRung() implements Settlement {}

  /** Nothing is known yet. */
  record LookAgain(Duration pause) implements Settlement {}

  /** Nobody can tell, and a person has to. */
  record Lost() implements Settlement {}

  /**
   * Judges by what the history says.
   *
   * @param record empty where the history does not know the session
   * @param age since the attempt was granted
   * @param looks how often the history was asked in vain
   * @param at the time to give to an end that nobody saw
   */
  static Settlement of(
      SilentLine line, Optional<SessionRecord> record, Duration age, int looks, Instant at) {
    var finished = record.filter(found -> !found.active());
    if (finished.isEmpty()) {
      return age.compareTo(GIVES_UP_AFTER) >= 0 ? new Lost() : new LookAgain(pauseAfter(looks));
    }
    var reason = finished.get().reason();
    var leg = finished.get().leg();
    if (leg.isPresent()) {
      return new Ended(line.endedAs(leg.get(), reason));
    }
    return line.rang() ? new Ended(line.endedUnseen(at, reason)) : new NotRung();
  }

  private static Duration pauseAfter(int looks) {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(looks, 10));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
