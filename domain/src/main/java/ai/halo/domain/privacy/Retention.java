package ai.halo.domain.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long what is kept; zero for ever. What is on the do-not-call list stays there until it is
 * taken off.
 *
 * @param recordings what was recorded, at the provider
 * @param words what was said, sent and judged
 * @param numbers phone numbers of calls, and with them whatever words are left
 * @param audit who did what; 30 days at least
 */
public record Retention(Duration recordings, Duration words, Duration numbers, Duration audit) {
  private static final Duration LEAST_AUDIT = Duration.ofDays(30);

  /** Refuses periods below zero, and an audit log that would be gone too soon. */
  public Retention {
    if (recordings.isNegative()
        || words.isNegative()
        || numbers.isNegative()
        || audit.isNegative()) {
      throw new IllegalArgumentException("a retention period cannot be below zero");
    }
    if (!audit.isZero() && audit.compareTo(LEAST_AUDIT) < 0) {
      throw new IllegalArgumentException("the audit log is kept for 30 days at least");
    }
  }

  /** Calls placed before that are to be brought to this stage; empty where that is never. */
  public Optional<Instant> limit(Kept stage, Instant now) {
    return switch (stage) {
      case ALL -> Optional.empty();
      case NO_RECORDING -> before(recordings, now);
      case NO_WORDS -> before(words, now);
      case NOTHING -> before(numbers, now);
    };
  }

  /** Entries of the audit log made before that are to be forgotten; empty where none are. */
  public Optional<Instant> auditLimit(Instant now) {
    return before(audit, now);
  }

  private static Optional<Instant> before(Duration period, Instant now) {
    return period.isZero() ? Optional.empty() : Optional.of(now.minus(period));
  }
}
