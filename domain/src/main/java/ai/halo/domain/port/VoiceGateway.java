package ai.halo.domain.port;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;

/**
 * The telephony provider.
 *
 * <p>It is asked for a session, which will ask for its permit itself; no answer of this port means
 * that a phone may ring or that none will.
 */
public interface VoiceGateway {
  /**
   * Asks for a session that will ask for a permit with this attempt and ticket.
   *
   * @return the provider's name for the session; a hint, since the session names itself when it
   *     asks
   * @throws PortFailure as every port; {@code InDoubt} where a session may exist
   */
  SessionId start(AttemptId attempt, Ticket ticket);

  /**
   * Tells a session to end its line; one that is over already has nothing to end.
   *
   * @throws PortFailure as every port
   */
  void hangUp(SessionId session);
}
