package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.voximplant.mock.SessionEvent.Cut;
import ai.halo.adapter.voximplant.mock.SessionEvent.Ended;
import ai.halo.adapter.voximplant.mock.SessionEvent.Play;
import ai.halo.adapter.voximplant.mock.SessionEvent.Rang;
import ai.halo.adapter.voximplant.mock.SessionEvent.Started;
import ai.halo.adapter.voximplant.mock.SessionLog.Limits;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLogTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

  @TempDir private Path folder;

  @Test
  void knowsEverySessionThatIsNotOverWhenItIsOpenedAgain() {
    var playing = new Rang(id(2), attempt(2), phone(2), NOON, Optional.of(play()));
    try (var log = new SessionLog(folder, Limits.USUAL)) {
      log.remember(started(1));
      log.remember(started(2));
      log.remember(playing);
      log.remember(new Cut(id(2), NOON.plusSeconds(1)));
      log.remember(started(3));
      log.remember(new Ended(id(3), Optional.empty()));
    }

    try (var log = new SessionLog(folder, Limits.USUAL)) {
      assertThat(log.open())
          .containsExactly(
              OpenSession.of(started(1)),
              OpenSession.of(started(2)).with(playing).with(new Cut(id(2), NOON.plusSeconds(1))));
    }
  }

  @Test
  void forgetsOfASessionThatIsOverAllButItsRing() throws IOException {
    try (var log = new SessionLog(folder, Limits.USUAL)) {
      log.remember(started(1));
      log.remember(new Rang(id(1), attempt(1), phone(1), NOON, Optional.of(play())));
      log.remember(new Ended(id(1), Optional.empty()));
    }

    new SessionLog(folder, Limits.USUAL).close();

    assertThat(Files.readString(folder.resolve(SessionLog.FILE)))
        .contains(phone(1).e164())
        .doesNotContain(started(1).ticket().secret(), play().greeting());
    assertThat(MockRings.read(folder))
        .containsExactly(new MockRings.Ring(id(1), attempt(1), phone(1), NOON));
  }

  @Test
  void keepsTheLatestRingsOfWhatIsOver() {
    try (var log = new SessionLog(folder, new Limits(3, 1 << 20))) {
      for (var i = 1; i <= 5; i++) {
        play(log, i);
      }

      assertThat(log.rings()).extracting(Rang::session).containsExactly(id(3), id(4), id(5));
    }

    new SessionLog(folder, new Limits(3, 1 << 20)).close();
    assertThat(MockRings.read(folder))
        .extracting(MockRings.Ring::session)
        .containsExactly(id(3), id(4), id(5));
  }

  @Test
  void isWrittenAnewWhenItHasGrownLarge() throws IOException {
    try (var log = new SessionLog(folder, new Limits(10, 20_000))) {
      log.remember(started(1_000));

      for (var i = 1; i <= 500; i++) {
        play(log, i);
      }

      assertThat(Files.size(folder.resolve(SessionLog.FILE))).isLessThan(21_000);
      assertThat(log.open()).containsExactly(OpenSession.of(started(1_000)));
    }
    assertThat(MockRings.read(folder)).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void countsARingOnceThoughItIsTheSameSessionsSecond() {
    try (var log = new SessionLog(folder, Limits.USUAL)) {
      log.remember(started(1));
      log.remember(new Rang(id(1), attempt(1), phone(1), NOON, Optional.of(play())));
      log.remember(new Rang(id(1), attempt(1), phone(1), NOON.plusSeconds(9), Optional.empty()));

      assertThat(log.find(id(1)).orElseThrow().rang().orElseThrow().at()).isEqualTo(NOON);
    }
    assertThat(MockRings.read(folder)).as("the journal hides nothing").hasSize(2);
  }

  @Test
  void aFolderWithoutAJournalHoldsNoRings() {
    assertThat(MockRings.read(folder.resolve("nowhere"))).isEmpty();
  }

  private static void play(SessionLog log, int no) {
    log.remember(started(no));
    log.remember(new Rang(id(no), attempt(no), phone(no), NOON, Optional.of(play())));
    log.remember(new Ended(id(no), Optional.empty()));
  }

  private static Started started(int no) {
    return new Started(
        id(no), attempt(no), new Ticket("%032x".formatted(no + 0xabc_000)), NOON.minusSeconds(1));
  }

  private static SessionId id(int no) {
    return new SessionId("mock-" + no);
  }

  private static AttemptId attempt(int no) {
    return new AttemptId(new UUID(0, no));
  }

  private static PhoneNumber phone(int no) {
    return new PhoneNumber("+99890%07d".formatted(no));
  }

  private static Play play() {
    return new Play("ru-interested-clinic", "Здравствуйте, Гульнара!", 12.5);
  }
}
