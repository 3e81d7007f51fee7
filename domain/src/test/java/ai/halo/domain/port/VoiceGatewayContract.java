package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.Ticket;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What callers of every {@link VoiceGateway} rely on. */
public interface VoiceGatewayContract {
  /** The gateway under test, the same one within a test. */
  VoiceGateway gateway();

  /** The sessions that the provider holds for just this attempt and ticket, oldest first. */
  List<SessionId> sessionsOf(AttemptId attempt, Ticket ticket);

  /** Where a session can be told to end its line; empty where the gateway finds it by its name. */
  default Optional<ControlAddress> controlOf(SessionId session) {
    return Optional.empty();
  }

  @Test
  default void startsASessionThatKnowsItsAttemptAndTicket() {
    var attempt = new AttemptId(UUID.randomUUID());
    var ticket = Ticket.of(new byte[16]);

    var session = gateway().start(attempt, ticket);

    assertThat(sessionsOf(attempt, ticket)).containsExactly(session);
  }

  @Test
  default void startsAnotherSessionWhenAskedAgainSinceTheProviderKnowsNoIdempotencyKey() {
    var attempt = new AttemptId(UUID.randomUUID());
    var ticket = Ticket.of(new byte[16]);

    var first = gateway().start(attempt, ticket);
    var second = gateway().start(attempt, ticket);

    assertThat(second).isNotEqualTo(first);
    assertThat(sessionsOf(attempt, ticket)).containsExactly(first, second);
  }

  @Test
  default void hangsUpTwiceAsOnce() {
    var session = gateway().start(new AttemptId(UUID.randomUUID()), Ticket.of(new byte[16]));

    gateway().hangUp(session, controlOf(session));

    assertThatNoException().isThrownBy(() -> gateway().hangUp(session, controlOf(session)));
  }

  @Test
  default void hasNothingToHangUpForASessionNobodyKnows() {
    var unknown = new SessionId("nobody-knows-this-one");

    assertThatNoException().isThrownBy(() -> gateway().hangUp(unknown, controlOf(unknown)));
  }
}
