package ai.halo.domain.port;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.Ticket;
import java.util.Optional;

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
   * @param control where the session said it can be told; empty when it did not say
   * @throws PortFailure as every port; {@code Refused} with {@code voice.no_control} where there is
   *     no way to tell it
   */
  void hangUp(SessionId session, Optional<ControlAddress> control);
}
