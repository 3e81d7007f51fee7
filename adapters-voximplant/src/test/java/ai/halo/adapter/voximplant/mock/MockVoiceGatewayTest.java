package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.VoiceGateway;
import ai.halo.domain.port.VoiceGatewayContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port alone: the provider holds its sessions and does not run them. */
class MockVoiceGatewayTest implements VoiceGatewayContract {
  private Stage stage;

  @BeforeEach
  void open(@TempDir Path folder) {
    stage = new Stage(folder, 10_000, Patience.USUAL);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Override
  public VoiceGateway gateway() {
    return stage.gateway();
  }

  @Override
  public List<SessionId> sessionsOf(AttemptId attempt, Ticket ticket) {
    return stage.provider().log().open().stream()
        .map(OpenSession::started)
        .filter(started -> started.attempt().equals(attempt) && started.ticket().equals(ticket))
        .map(SessionEvent.Started::session)
        .toList();
  }

  @Test
  void leavesInDoubtWhetherASessionStartedWhenTheWaitForTheAnswerIsInterrupted() {
    var attempt = new AttemptId(UUID.randomUUID());
    var ticket = Ticket.of(new byte[16]);
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(PortFailure.InDoubt.class)
        .isThrownBy(() -> gateway().start(attempt, ticket))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("voice.interrupted"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(sessionsOf(attempt, ticket)).hasSize(1);
  }

  @Test
  void hangsNothingUpWhenInterruptedOnTheWay() {
    var session = gateway().start(new AttemptId(UUID.randomUUID()), Ticket.of(new byte[16]));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> gateway().hangUp(session, Optional.empty()))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("voice.interrupted"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stage.provider().log().find(session).orElseThrow().cut()).isEmpty();
  }

  @Test
  void isUnavailableWhenItCannotRememberTheSession() {
    stage.provider().log().close();

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(
            () -> gateway().start(new AttemptId(UUID.randomUUID()), Ticket.of(new byte[16])))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("voice.sandbox"));

    assertThat(stage.provider().log().size()).isZero();
  }
}
