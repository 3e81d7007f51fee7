package ai.halo.domain.reanalysis;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.Word;
import java.time.Instant;

/**
 * Past talks that an analyzer judges anew.
 *
 * @param analyzer its name
 * @param from the first instant of creation of their calls, inclusive
 * @param to the last, exclusive
 * @param by the user who wanted it
 */
public record Reanalysis(
    ReanalysisId id,
    String analyzer,
    Instant from,
    Instant to,
    String by,
    Instant startedAt,
    State state) {
  /** So many calls are judged anew at most, the newest first. */
  public static final int MOST_CALLS = 1_000;

  /** Refuses with {@code period.empty}. */
  public Reanalysis {
    if (!from.isBefore(to)) {
      throw new InvalidValue("period.empty", "must be later than from");
    }
  }

  /** How far it is. */
  public enum State implements Word {
    /** Talks are being judged. */
    RUNNING("running"),
    /** All talks are judged, and nobody has decided yet. */
    DONE("done"),
    /** The new judgements are replacing the old ones. */
    PROMOTING("promoting"),
    /** The new judgements stand. */
    PROMOTED("promoted"),
    /** The new judgements were not wanted. */
    DISCARDED("discarded");

    private final String word;

    State(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** The same, so far. */
  public Reanalysis in(State other) {
    return new Reanalysis(id, analyzer, from, to, by, startedAt, other);
  }

  /** Whether there is work on it. */
  public boolean isOpen() {
    return switch (state) {
      case RUNNING, PROMOTING -> true;
      case DONE, PROMOTED, DISCARDED -> false;
    };
  }

  /** Whether its judgements may replace the old ones: all talks are judged. */
  public boolean canPromote() {
    return state == State.DONE;
  }

  /** Whether it may be given up: nothing was replaced yet. */
  public boolean canDiscard() {
    return switch (state) {
      case RUNNING, DONE -> true;
      case PROMOTING, PROMOTED, DISCARDED -> false;
    };
  }
}
