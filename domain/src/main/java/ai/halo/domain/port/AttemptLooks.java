package ai.halo.domain.port;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.DialAttempt;
import java.time.Duration;
import java.util.List;

/**
 * Which attempts the provider's history has to be asked about, and when. Counts by the database's
 * clock; called inside a {@link UnitOfWork}.
 *
 * <p>A live attempt is due when it has held its permit for too long; an ended one is due 30 s after
 * its end, for what it cost. Each look puts off the next.
 */
public interface AttemptLooks {
  /**
   * Attempts that were granted at least {@code silence} ago and have not ended, whose look is due,
   * the oldest first.
   */
  List<Due> silent(Duration silence, int limit);

  /** Attempts that ended, whose look is due, the longest due first. */
  List<Due> uncounted(int limit);

  /** Puts the next look off; counts this one. */
  void again(AttemptId attempt, Duration pause);

  /** No further look. */
  void enough(AttemptId attempt);

  /**
   * An attempt to look at.
   *
   * @param age since it was granted
   * @param looks how often it was put off since it was granted or, once it has ended, since then
   */
  record Due(DialAttempt attempt, SessionId session, Duration age, int looks) {}
}
