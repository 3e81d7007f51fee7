package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.UnknownAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one place that decides whether a session may dial.
 *
 * <p>Each change is one compare-and-set on one row and counts by the database's clock. Called
 * inside a {@link UnitOfWork}.
 */
public interface DialLedger {
  /**
   * Opens an attempt as {@link DialState#INTENT}, in the current epoch.
   *
   * @param ticketHash {@link ai.halo.domain.dial.Ticket#hash()}; the ticket itself is never stored
   * @throws AttemptOpen when the call has an open attempt already
   */
  void intend(DialAttempt attempt, String ticketHash);

  /**
   * Notes the provider's yes, and with it that the request does not wait for an answer any more.
   * The state changes only where it is still {@link DialState#INTENT}.
   */
  void accepted(AttemptId attempt, SessionId session);

  /** Notes that nobody waits for an answer to the request any more, though none came. */
  void unanswered(AttemptId attempt);

  /**
   * Gives the attempt to this session, or confirms that it has it: {@code INTENT} or {@code
   * ACCEPTED}, of the current epoch and younger than {@code freshness}, becomes {@code GRANTED};
   * {@code GRANTED} to this very session stays so.
   *
   * @param control where the session can be told to end its line, kept until it has ended
   * @return empty when there is no such attempt, ticket and session to be granted, or when another
   *     attempt holds the number: nobody may dial then
   */
  Optional<Grant> grant(
      AttemptId attempt,
      String ticketHash,
      SessionId session,
      Optional<ControlAddress> control,
      Duration freshness);

  /**
   * Moves an attempt that was just granted to {@code REFUSED}, within the transaction that granted
   * it.
   */
  void refuse(AttemptId attempt, String reason);

  /**
   * Moves {@code INTENT} or {@code ACCEPTED} of the current epoch to {@code REVOKED}.
   *
   * @return whether it did; when not, somebody was or may have been granted it, or it was revoked
   *     before
   */
  boolean revoke(AttemptId attempt, String reason);

  /**
   * Revokes an attempt of the current epoch that nobody was granted, because another one holds its
   * number.
   *
   * @param ticketHash of the session that asked
   * @return empty where it was not so
   */
  Optional<DialAttempt> revokeBusy(AttemptId attempt, String ticketHash);

  /**
   * Revokes the call's attempt that nobody was granted, if there is one; one of an earlier epoch
   * may have been granted in a past that was lost, and is left alone.
   */
  Optional<DialAttempt> revokeOpen(CallId call, String reason);

  /**
   * Revokes attempts of the current epoch that are older than {@code age} and were granted to
   * nobody, the oldest first.
   */
  List<DialAttempt> revokeStale(Duration age, int limit);

  /**
   * The attempt that this session was granted, in whatever state it is since; empty when it never
   * was, or the ticket is another's.
   */
  Optional<DialAttempt> grantedTo(AttemptId attempt, String ticketHash, SessionId session);

  /** Where a session can be told to end its line; empty when it has ended or did not say. */
  Optional<ControlAddress> controlOf(SessionId session);

  /** Notes that the phone rang. */
  void rang(AttemptId attempt);

  /**
   * Notes that the line ended: {@code GRANTED}, {@code RINGING} or {@code UNKNOWN} becomes {@code
   * ENDED}.
   *
   * @return whether it did; when not, it had ended before
   */
  boolean ended(AttemptId attempt);

  /**
   * Notes that the line of an attempt ended in a past that this database lost: {@code INTENT} or
   * {@code ACCEPTED} of an earlier epoch, or {@code UNKNOWN}, becomes {@code ENDED} of this
   * session.
   *
   * @return whether it did
   */
  boolean endedBefore(AttemptId attempt, SessionId session);

  /**
   * Gives up finding out: {@code GRANTED} or {@code RINGING}, and whatever is open of an earlier
   * epoch, becomes {@code UNKNOWN}.
   *
   * @return whether it did
   */
  boolean lost(AttemptId attempt, String reason);

  /** An attempt, locked until the transaction ends; empty when there is none of that name. */
  Optional<Entry> find(AttemptId attempt);

  /**
   * The attempts that a person has to settle, the oldest first.
   *
   * @param after the last one of the page before; empty for the first page
   */
  List<UnknownAttempt> unknown(int limit, Optional<AttemptId> after);

  /** How many attempts a person has to settle. */
  long countUnknown();

  /**
   * Moves {@code GRANTED} or {@code UNKNOWN} to {@code NOT_RUNG}: the session is over and certainly
   * placed no line.
   *
   * @return whether it did
   */
  boolean notRung(AttemptId attempt, String reason);

  /**
   * A permit.
   *
   * @param first whether it was given now; {@code false} when the session asked again
   */
  record Grant(DialAttempt attempt, boolean first) {}

  /**
   * Where an attempt stands.
   *
   * @param session who was granted it; empty while nobody was
   * @param lapsed whether it was opened in an earlier epoch
   */
  record Entry(DialAttempt attempt, DialState state, Optional<SessionId> session, boolean lapsed) {}

  /** The call has an open attempt already: two workers meant to dial it at once. */
  final class AttemptOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a call. */
    public AttemptOpen(CallId call) {
      super("call %s has an open dial attempt".formatted(call));
    }
  }
}
