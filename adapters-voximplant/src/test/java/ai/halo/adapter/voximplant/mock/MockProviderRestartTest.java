package ai.halo.adapter.voximplant.mock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.application.usecase.AskPermit;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallState;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.DialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions outlive the process that holds them. */
class MockProviderRestartTest {
  private static final String INTERESTED = "+998901234561";

  @TempDir private Path folder;
  private Stage stage;

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aTalkGoesOnAfterACrashAndNothingOfItIsLostOrDoubled() {
    stage = new Stage(folder, 50, Patience.USUAL).start();
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    stage.until(dialled, call -> call.transcript().utterances().size() >= 3);
    var before = stage.reported(dialled);

    stage.crash();
    stage.start();

    var ended = stage.until(dialled, MockProviderRestartTest::isTranscribed);
    stage.untilOver(dialled);
    var signals = stage.reported(dialled);
    assertThat(ended.line().orElseThrow().ending()).isEqualTo(Ending.COMPLETED);
    assertThat(signals).startsWith(before.toArray(LineSignal[]::new)).doesNotHaveDuplicates();
    assertThat(signals.stream().filter(LineSignal.HungUp.class::isInstance)).hasSize(1);
    assertThat(signals.getLast())
        .isInstanceOfSatisfying(
            LineSignal.Transcribed.class,
            transcribed ->
                assertThat(transcribed.lines()).isEqualTo(ended.transcript().utterances().size()));
    assertThat(stage.rings()).hasSize(1);
  }

  @Test
  void aTalkThatEndedWhileNobodyListenedIsReportedAtOnceWithItsOwnTimes() {
    stage = new Stage(folder, 1, Patience.USUAL).start();
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    await().atMost(Duration.ofSeconds(10)).until(() -> stage.rings().size() == 1);
    var rang = stage.rings().getFirst().at();

    stage.crash(InstantSource.offset(InstantSource.system(), Duration.ofHours(1)));
    stage.start();

    var ended = stage.until(dialled, MockProviderRestartTest::isTranscribed);
    assertThat(ended.talk().orElseThrow())
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(150));
    assertThat(ended.line().orElseThrow().at())
        .isBetween(rang.plusSeconds(30), rang.plusSeconds(240));
    assertThat(stage.rings()).hasSize(1);
  }

  @Test
  void aCrashBetweenTheGrantAndTheRingLeadsToOneRing() {
    stage = new Stage(folder, 1_000, Patience.USUAL).start();
    stage.askPermit =
        () -> {
          grantAndDie();
          return stage.world.askPermit;
        };
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    stage.until(dialled, call -> call.session().isPresent());
    assertThat(stage.rings()).isEmpty();

    stage.crash();
    stage.askPermit = () -> stage.world.askPermit;
    stage.start();

    stage.until(dialled, MockProviderRestartTest::isTranscribed);
    assertThat(stage.rings()).hasSize(1);
    assertThat(stage.call(dialled).session()).contains(dialled.session());
  }

  @Test
  void aSessionThatMissedItsTimeToAskEndsWithoutAskingOrRinging() {
    stage = new Stage(folder, 1_000, Patience.USUAL);
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    stage.askPermit =
        () -> {
          throw new AssertionError("it is too late to ask");
        };

    stage.crash(InstantSource.offset(InstantSource.system(), Duration.ofSeconds(21)));
    stage.start();

    stage.untilOver(dialled);
    assertThat(stage.rings()).isEmpty();
    assertThat(stage.call(dialled).state()).isInstanceOf(CallState.Dialing.class);
    assertThat(stage.world.ledger.stateOf(dialled.asked().attempt())).isEqualTo(DialState.ACCEPTED);
  }

  @Test
  void aSessionIsRememberedWhileTheProviderDoesNotRun() {
    stage = new Stage(folder, 1_000, Patience.USUAL);
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    assertThat(stage.provider().running()).isZero();

    stage.start();

    stage.until(dialled, MockProviderRestartTest::isTranscribed);
  }

  @Test
  void aStoppedProviderIsSilentAndGoesOnWhenStartedAgain() {
    stage = new Stage(folder, 20, Patience.USUAL).start();
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    stage.until(dialled, call -> call.state() instanceof CallState.Talking);

    stage.provider().stop();

    var atRest = stage.call(dialled).version();
    assertThat(stage.provider().running()).isZero();
    await()
        .during(Duration.ofMillis(400))
        .atMost(Duration.ofSeconds(1))
        .until(() -> stage.call(dialled).version() == atRest);
    stage.start();
    stage.until(dialled, MockProviderRestartTest::isTranscribed);
    assertThat(stage.rings()).hasSize(1);
  }

  @Test
  void aHangUpIsRememberedOverACrash() {
    stage = new Stage(folder, 1, Patience.USUAL).start();
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    stage.until(dialled, call -> call.state() instanceof CallState.Ringing);
    stage.reportLine =
        () -> {
          throw new IllegalStateException("out of reach");
        };
    stage.gateway().hangUp(dialled.session(), Optional.empty());

    stage.crash();
    stage.reportLine = () -> stage.world.reportLine;
    stage.start();

    assertThat(stage.until(dialled, call -> call.line().isPresent()).ending())
        .contains(Ending.CANCELED);
  }

  @Test
  void halfAWrittenLineIsCutOffAndTheSessionsBeforeItGoOn() throws IOException {
    stage = new Stage(folder, 1_000, Patience.USUAL);
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    var journal = stage.directory().resolve(SessionLog.FILE);
    Files.writeString(
        journal, "{\"event\":\"rang\",\"session\":\"mock-", UTF_8, StandardOpenOption.APPEND);

    stage.crash();
    stage.start();

    stage.until(dialled, MockProviderRestartTest::isTranscribed);
    stage.untilOver(dialled);
    assertThat(stage.rings()).hasSize(1);
  }

  @Test
  void aDamagedLineIsPassedOver() throws IOException {
    stage = new Stage(folder, 1_000, Patience.USUAL);
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    var journal = stage.directory().resolve(SessionLog.FILE);
    Files.writeString(
        journal,
        "\u0000\u0000\u0000\n{\"event\":\"cut\"}\n{\"event\":\"danced\",\"session\":\"x\"}\n[]\n",
        UTF_8,
        StandardOpenOption.APPEND);

    stage.crash();
    stage.start();

    stage.until(dialled, MockProviderRestartTest::isTranscribed);
  }

  @Test
  void aLineWhoseDialogueIsGoneEndsAsTheProvidersError() throws IOException {
    stage = new Stage(folder, 1, Patience.USUAL).start();
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    stage.until(dialled, call -> call.state() instanceof CallState.Ringing);
    stage.provider().stop();
    var journal = stage.directory().resolve(SessionLog.FILE);
    var text = Files.readString(journal);
    Files.writeString(
        journal, text.replaceAll("\"dialogue\":\"[a-z-]+\"", "\"dialogue\":\"gone\""));

    stage.crash();
    stage.start();

    stage.untilOver(dialled);
    assertThat(stage.call(dialled).ending()).contains(Ending.PROVIDER_ERROR);
    assertThat(stage.rings()).hasSize(1);
  }

  /** The database grants, and this process hears nothing of it any more. */
  private void grantAndDie() {
    var session = stage.provider().log().open().getFirst().started();
    var granted =
        stage.world.askPermit.ask(
            session.attempt(), session.ticket(), session.session(), Optional.empty());
    assertThat(granted).isInstanceOf(AskPermit.Permit.Yes.class);
    throw new IllegalStateException("killed");
  }

  private static boolean isTranscribed(Call call) {
    return call.state() instanceof CallState.Analyzing analyzing && analyzing.transcribed();
  }
}
