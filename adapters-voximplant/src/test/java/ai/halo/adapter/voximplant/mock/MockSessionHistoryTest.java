package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.voximplant.mock.SessionEvent.Ended;
import ai.halo.adapter.voximplant.mock.SessionEvent.Past;
import ai.halo.adapter.voximplant.mock.SessionEvent.Started;
import ai.halo.domain.call.CallState;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.SessionRecord.Leg;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.SessionHistory;
import ai.halo.domain.port.SessionHistoryContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockSessionHistoryTest implements SessionHistoryContract {
  private static final SessionLog.Limits FEW = new SessionLog.Limits(5, 1 << 20);

  @TempDir private Path folder;
  private SessionLog log;

  @BeforeEach
  void open() {
    log = new SessionLog(folder, FEW);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Override
  public SessionHistory history() {
    return new MockSessionHistory(log);
  }

  @Override
  public void holds(SessionRecord session) {
    var attempt = session.attempt().orElseThrow();
    log.remember(
        new Started(session.session(), attempt, Ticket.of(new byte[16]), session.startedAt()));
    if (!session.active()) {
      var past = new Past(attempt, session.startedAt(), session.leg(), session.reason());
      log.remember(new Ended(session.session(), Optional.of(past)));
    }
  }

  @Test
  void isTheSameAfterTwoRestarts() {
    holds(over(1, Optional.empty()));
    holds(over(2, Optional.of(new Leg(NOON, true, Duration.ofMillis(61_234), Ending.VOICEMAIL))));
    holds(over(3, Optional.of(new Leg(NOON, false, Duration.ZERO, Ending.NO_ANSWER))));
    var before = history().since(NOON, 100);

    for (var restarts = 0; restarts < 2; restarts++) {
      log.close();
      log = new SessionLog(folder, FEW);
    }

    assertThat(history().since(NOON, 100)).isEqualTo(before).hasSize(3);
  }

  @Test
  void forgetsTheOldest() {
    for (var no = 0; no < 9; no++) {
      holds(over(no, Optional.empty()));
    }

    assertThat(history().since(NOON, 100))
        .extracting(session -> session.session().value())
        .containsExactly("774", "775", "776", "777", "778");
  }

  @Test
  void tellsHowALineWentThatWasPlayed() {
    try (var stage = Stage.in(folder)) {
      var dialled = stage.dial("+998901234561", Language.RUSSIAN);
      var ended =
          stage.until(
              dialled,
              call -> call.state() instanceof CallState.Analyzing state && state.transcribed());
      stage.untilOver(dialled);

      var told =
          new MockSessionHistory(stage.provider().log()).find(dialled.session()).orElseThrow();

      assertThat(told.attempt()).contains(dialled.asked().attempt());
      assertThat(told.active()).isFalse();
      assertThat(told.reason()).isNotBlank();
      var leg = told.leg().orElseThrow();
      assertThat(leg.ending()).isEqualTo(Ending.COMPLETED);
      assertThat(leg.answered()).isTrue();
      assertThat(leg.dialled()).contains(new PhoneNumber("+998901234561"));
      assertThat(leg.talk()).isEqualTo(ended.talk().orElseThrow()).isPositive();
    }
  }

  @Test
  void tellsThatASessionWithoutAPermitRangNobody() {
    try (var stage = new Stage(folder, 1_000, Stage.HASTY).start()) {
      stage.askPermit =
          () -> {
            throw new IllegalStateException("out of reach");
          };
      var dialled = stage.dial("+998901234561", Language.RUSSIAN);
      stage.untilOver(dialled);

      var told =
          new MockSessionHistory(stage.provider().log()).find(dialled.session()).orElseThrow();

      assertThat(told.leg()).isEmpty();
      assertThat(told.active()).isFalse();
    }
  }

  @Test
  void tellsOfABusyLineThatNobodyTalked() {
    try (var stage = Stage.in(folder)) {
      var dialled = stage.dial("+998901234565", Language.RUSSIAN);
      stage.untilOver(dialled);

      var leg =
          new MockSessionHistory(stage.provider().log())
              .find(dialled.session())
              .flatMap(SessionRecord::leg)
              .orElseThrow();

      assertThat(leg.answered()).isFalse();
      assertThat(leg.talk()).isEqualTo(Duration.ZERO);
      assertThat(leg.ending()).isEqualTo(Ending.BUSY);
    }
  }

  private static SessionRecord over(int no, Optional<Leg> leg) {
    return new SessionRecord(
        new SessionId("77" + no),
        Optional.of(new AttemptId(new UUID(0, no))),
        NOON.plusSeconds(no),
        false,
        leg,
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
