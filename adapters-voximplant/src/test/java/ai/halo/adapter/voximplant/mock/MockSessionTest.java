package ai.halo.adapter.voximplant.mock;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.halo.adapter.voximplant.mock.Stage.Dialled;
import ai.halo.application.CallEditor;
import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallState;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.port.UnitOfWork;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of sessions, told from inside HALO, with the real use cases. */
class MockSessionTest {
  private static final String INTERESTED = "+998901234561";
  private static final String NO_ANSWER = "+998901234564";

  @TempDir private Path folder;
  private Stage stage;

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void playsACallFromItsPermitToItsTranscriptAndItBecomesALead() {
    stage = Stage.in(folder);
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);

    var talked = stage.until(dialled, MockSessionTest::isTranscribed);
    stage.untilOver(dialled);
    stage.world.opinion = () -> interestedBecauseOf(talked.transcript().utterances().getLast());
    stage.world.work();

    var dialogue = stage.provider().book().find(dialogueOf(dialled)).orElseThrow();
    assertThat(talked.session()).contains(dialled.session());
    assertThat(talked.transcript().utterances()).hasSameSizeAs(dialogue.lines());
    assertThat(talked.transcript().utterances().getFirst().text())
        .startsWith("Здравствуйте! С вами говорит голосовой помощник, искусственный интеллект.")
        .endsWith(Stage.GREETING);
    assertThat(talked.transcript().utterances().stream().skip(1).map(Utterance::text))
        .containsExactlyElementsOf(
            dialogue.lines().stream().skip(1).map(Dialogue.Line::text).toList());
    assertThat(stage.call(dialled).status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(stage.call(dialled).crmStatus()).isEqualTo(CrmStatus.ADDED);
    assertThat(stage.world.ledger.stateOf(dialled.asked().attempt())).isEqualTo(DialState.ENDED);
    assertThat(stage.rings())
        .singleElement()
        .satisfies(ring -> {
          assertThat(ring.phone().e164()).isEqualTo(INTERESTED);
          assertThat(ring.attempt()).isEqualTo(dialled.asked().attempt());
        });
  }

  @ParameterizedTest
  @CsvSource({
    "1, COMPLETED, true", "2, COMPLETED, true", "3, COMPLETED, true", "4, NO_ANSWER, false",
    "5, BUSY, false", "6, VOICEMAIL, true", "7, COMPLETED, true", "8, COMPLETED, true",
    "9, COMPLETED, true",
  })
  void endsTheLineAsTheLastDigitSays(String digit, Ending ending, boolean answered) {
    stage = Stage.in(folder);

    var dialled = stage.dial("+99290123456" + digit, Language.AUTO);

    var ended = stage.until(dialled, call -> call.line().isPresent());
    assertThat(ended.line().orElseThrow().ending()).isEqualTo(ending);
    assertThat(ended.line().orElseThrow().answered()).isEqualTo(answered);
    assertThat(ended.transcript().utterances().isEmpty()).isEqualTo(!answered);
  }

  @Test
  void saysEachLineWhenItIsSaidAndNotBefore() {
    stage = new Stage(folder, 50, Patience.USUAL).start();
    var reports = new AtomicInteger();
    stage.reportLine =
        () -> {
          reports.incrementAndGet();
          return stage.world.reportLine;
        };
    var dialled = stage.dial(INTERESTED, Language.UZBEK);

    stage.until(
        dialled,
        call -> {
          assertThat(said(stage.reported(dialled)))
              .extracting(LineSignal::at)
              .allSatisfy(at -> assertThat(at).isBeforeOrEqualTo(Instant.now()));
          return isTranscribed(call);
        });

    assertThat(said(stage.reported(dialled)))
        .extracting(LineSignal::at)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(reports.get()).isGreaterThan(3);
  }

  @Test
  void doesNotRingWithoutAPermit() {
    stage = Stage.in(folder);
    stage.askPermit =
        () -> {
          stage.world.doNotCall.optedOut(
              stage.world.calls.all().getLast().request().phone(),
              stage.world.calls.all().getLast().id(),
              stage.world.clock.instant());
          return stage.world.askPermit;
        };

    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);

    stage.untilOver(dialled);
    assertThat(stage.rings()).isEmpty();
    assertThat(stage.call(dialled).failure().orElseThrow().code())
        .isEqualTo("dial.refused.do_not_call");
    assertThat(stage.reported(dialled)).isEmpty();
  }

  @Test
  void doesNotRingWithAnotherTicket() {
    stage = Stage.in(folder);
    var right = stage.dial(NO_ANSWER, Language.RUSSIAN);

    var forged =
        stage
            .gateway()
            .start(right.asked().attempt(), Ticket.of("not-our-ticket!!".getBytes(US_ASCII)));

    stage.untilOver(new Dialled(right.call(), right.asked(), forged));
    stage.untilOver(right);
    assertThat(stage.rings()).extracting(MockRings.Ring::session).containsExactly(right.session());
  }

  @Test
  void ringsOnceWhenOneAttemptIsStartedTwice() {
    stage = Stage.in(folder);
    var first = stage.dial(INTERESTED, Language.RUSSIAN);

    var again = stage.gateway().start(first.asked().attempt(), first.asked().ticket());

    var second = new Dialled(first.call(), first.asked(), again);
    stage.untilOver(first);
    stage.untilOver(second);
    assertThat(stage.rings()).hasSize(1);
    assertThat(stage.until(first, MockSessionTest::isTranscribed).session())
        .contains(stage.rings().getFirst().session());
  }

  @Test
  void asksAgainWhenTheAnswerWasLostAndRingsOnce() {
    stage = new Stage(folder, 1_000, Stage.EAGER).start();
    var asked = new AtomicInteger();
    stage.askPermit = () -> askingOver(losing(2, asked));

    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);

    stage.until(dialled, MockSessionTest::isTranscribed);
    assertThat(asked).hasValue(3);
    assertThat(stage.rings()).hasSize(1);
  }

  @Test
  void neverRingsWhenEveryAnswerIsLostAndSaysThatItEnded() {
    stage = new Stage(folder, 1_000, Stage.HASTY).start();
    var asked = new AtomicInteger();
    stage.askPermit = () -> askingOver(losing(Integer.MAX_VALUE, asked));

    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);

    stage.untilOver(dialled);
    assertThat(asked).hasValue(4);
    assertThat(stage.rings()).isEmpty();
    assertThat(stage.call(dialled).ending()).contains(Ending.PROVIDER_ERROR);
    assertThat(stage.world.ledger.stateOf(dialled.asked().attempt())).isEqualTo(DialState.ENDED);
  }

  @Test
  void leavesAnAttemptNobodyWasGrantedToTheSweepWhenHaloDoesNotAnswer() {
    stage = new Stage(folder, 1_000, Stage.HASTY).start();
    stage.askPermit =
        () -> {
          throw new IllegalStateException("out of reach");
        };

    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);

    stage.untilOver(dialled);
    assertThat(stage.rings()).isEmpty();
    assertThat(stage.call(dialled).state()).isInstanceOf(CallState.Dialing.class);
    stage.world.clock.advance(AskPermit.FRESHNESS);
    assertThat(stage.world.sweep.sweep()).isEqualTo(1);
  }

  @Test
  void doesNotRingOnAYesThatTookTooLong() {
    stage = new Stage(folder, 1_000, Stage.hasty(Duration.ofNanos(-1))).start();

    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);

    stage.untilOver(dialled);
    assertThat(stage.rings()).isEmpty();
    assertThat(stage.call(dialled).ending()).contains(Ending.PROVIDER_ERROR);
  }

  @Test
  void reportsUntilHaloKnowsAndThenEveryFactIsThereOnce() {
    stage = new Stage(folder, 1_000, Stage.EAGER).start();
    var failures = new AtomicInteger();
    stage.reportLine =
        () -> {
          if (failures.incrementAndGet() <= 8) {
            throw new IllegalStateException("out of reach");
          }
          return stage.world.reportLine;
        };

    var dialled = stage.dial(INTERESTED, Language.TAJIK);

    stage.until(dialled, MockSessionTest::isTranscribed);
    assertThat(failures.get()).isGreaterThan(8);
    assertToldOnce(dialled);
  }

  @Test
  void reportsAgainWhatHaloKnowsWhenTheAnswerWasLostAndNothingDoubles() {
    stage = new Stage(folder, 1_000, Stage.EAGER).start();
    var reports = new AtomicInteger();
    stage.reportLine = () -> reportingOver(losing(6, reports));

    var dialled = stage.dial(INTERESTED, Language.TAJIK);

    stage.untilOver(dialled);
    assertThat(reports.get()).isGreaterThan(6);
    assertToldOnce(dialled);
  }

  @Test
  void tellsEverythingAgainAtTheEndForAHaloThatForgotWhatItConfirmed() {
    stage = new Stage(folder, 100, Patience.USUAL).start();
    var reports = new AtomicInteger();
    stage.reportLine = () -> reportingOver(forgetting(3, reports));

    var dialled = stage.dial(INTERESTED, Language.TAJIK);

    stage.until(dialled, MockSessionTest::isTranscribed);
    assertThat(reports.get()).isGreaterThan(3);
    assertToldOnce(dialled);
  }

  @Test
  void ringsOnTheDiskBeforeAnybodyHearsOfIt() {
    stage = new Stage(folder, 1_000, Patience.USUAL).start();
    var ringsAtFirstReport = new CompletableFuture<Integer>();
    stage.reportLine =
        () -> {
          ringsAtFirstReport.complete(stage.rings().size());
          return stage.world.reportLine;
        };

    var dialled = stage.dial(INTERESTED, Language.TAJIK);

    stage.untilOver(dialled);
    assertThat(ringsAtFirstReport).isCompletedWithValue(1);
  }

  @Test
  void endsWhenItsReportsDoNotCount() {
    stage = new Stage(folder, 1_000, Stage.EAGER).start();
    var reports = new AtomicInteger();
    stage.reportLine =
        () -> {
          reports.incrementAndGet();
          return new World().reportLine;
        };

    var dialled = stage.dial(INTERESTED, Language.TAJIK);

    stage.untilOver(dialled);
    assertThat(reports).hasValue(1);
  }

  @Test
  void givesUpReportingWhenNobodyListensForTooLong() {
    var brief =
        new Patience(
            Stage.EAGER.tries(),
            Stage.EAGER.permit(),
            Stage.EAGER.stalest(),
            Stage.EAGER.firstPause(),
            Stage.EAGER.longestPause(),
            Duration.ofMillis(300));
    stage = new Stage(folder, 1_000, brief).start();
    stage.reportLine =
        () -> {
          throw new IllegalStateException("out of reach");
        };

    var dialled = stage.dial(INTERESTED, Language.TAJIK);

    stage.untilOver(dialled);
    assertThat(stage.reported(dialled)).isEmpty();
  }

  @Test
  void hangsUpWhileItRings() {
    stage = new Stage(folder, 2, Patience.USUAL).start();
    var dialled = stage.dial(NO_ANSWER, Language.RUSSIAN);
    stage.until(dialled, call -> call.state() instanceof CallState.Ringing);

    stage.gateway().hangUp(dialled.session(), Optional.empty());

    var ended = stage.until(dialled, call -> call.line().isPresent());
    assertThat(ended.ending()).contains(Ending.CANCELED);
    assertThat(ended.line().orElseThrow().answered()).isFalse();
    stage.untilOver(dialled);
  }

  @Test
  void hangsUpInTheMiddleOfATalkAndKeepsWhatWasSaid() {
    stage = new Stage(folder, 10, Patience.USUAL).start();
    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);
    stage.until(dialled, call -> call.transcript().utterances().size() == 2);

    stage.gateway().hangUp(dialled.session(), Optional.empty());

    var ended = stage.until(dialled, MockSessionTest::isTranscribed);
    var dialogue = stage.provider().book().find(dialogueOf(dialled)).orElseThrow();
    assertThat(ended.line().orElseThrow().ending()).isEqualTo(Ending.CANCELED);
    assertThat(ended.transcript().utterances().size()).isBetween(2, dialogue.lines().size() - 1);
    assertThat(stage.reported(dialled).getLast())
        .isInstanceOfSatisfying(
            LineSignal.Transcribed.class,
            transcribed ->
                assertThat(transcribed.lines()).isEqualTo(ended.transcript().utterances().size()));
    stage.untilOver(dialled);
  }

  @Test
  void doesNotRingWhenItIsHungUpBeforeItsPermitArrives() {
    stage = new Stage(folder, 1_000, Patience.USUAL).start();
    stage.askPermit =
        () -> {
          stage.provider().log().open().stream()
              .map(session -> session.started().session())
              .forEach(session -> stage.gateway().hangUp(session, Optional.empty()));
          return stage.world.askPermit;
        };

    var dialled = stage.dial(INTERESTED, Language.RUSSIAN);

    stage.untilOver(dialled);
    assertThat(stage.rings()).isEmpty();
    assertThat(stage.call(dialled).ending()).contains(Ending.CANCELED);
  }

  @Test
  void hangingUpALineThatIsOverChangesNothing() {
    stage = Stage.in(folder);
    var dialled = stage.dial(NO_ANSWER, Language.RUSSIAN);
    stage.untilOver(dialled);
    var before = stage.reported(dialled);

    stage.gateway().hangUp(dialled.session(), Optional.empty());

    assertThat(stage.reported(dialled)).isEqualTo(before);
    assertThat(stage.call(dialled).disposition()).contains(Disposition.NO_ANSWER);
  }

  private static Analysis interestedBecauseOf(Utterance line) {
    return CallBuilder.interested()
        .withEvidence(List.of(new Evidence(Evidence.OF_DISPOSITION, line.text(), line.no())));
  }

  private String dialogueOf(Dialled dialled) {
    return stage
        .provider()
        .book()
        .choose(
            stage.call(dialled).request().phone(),
            stage.call(dialled).request().language(),
            dialled.asked().attempt())
        .id();
  }

  private void assertToldOnce(Dialled dialled) {
    var signals = stage.reported(dialled);
    var dialogue = stage.provider().book().find(dialogueOf(dialled)).orElseThrow();
    assertThat(signals).hasSize(dialogue.lines().size() + 4).doesNotHaveDuplicates();
    assertThat(said(signals)).hasSameSizeAs(dialogue.lines());
  }

  private static List<LineSignal> said(List<LineSignal> signals) {
    return signals.stream().filter(LineSignal.Said.class::isInstance).toList();
  }

  private static boolean isTranscribed(Call call) {
    return call.state() instanceof CallState.Analyzing analyzing && analyzing.transcribed();
  }

  private AskPermit askingOver(UnitOfWork unitOfWork) {
    var world = stage.world;
    return new AskPermit(
        new CallEditor(unitOfWork, world.calls, world.queue),
        world.calls,
        world.ledger,
        world.lastLook,
        world.clock);
  }

  private ReportLine reportingOver(UnitOfWork unitOfWork) {
    var world = stage.world;
    return new ReportLine(
        new CallEditor(unitOfWork, world.calls, world.queue),
        world.calls,
        world.ledger,
        world.doNotCall,
        world.clock);
  }

  /** Confirms the first so many and rolls them back, as a failover to a late replica does. */
  private UnitOfWork forgetting(int commits, AtomicInteger asked) {
    return new UnitOfWork() {
      @Override
      public <T> T run(Supplier<T> work) {
        if (asked.incrementAndGet() > commits) {
          return stage.world.unitOfWork.run(work);
        }
        var confirmed = new AtomicReference<T>();
        assertThatIllegalStateException()
            .isThrownBy(() ->
                stage.world.unitOfWork.run(() -> {
                  confirmed.set(work.get());
                  throw new IllegalStateException("failover");
                }));
        return confirmed.get();
      }
    };
  }

  /** Commits, and loses the answers of the first so many. */
  private UnitOfWork losing(int answers, AtomicInteger asked) {
    return new UnitOfWork() {
      @Override
      public <T> T run(Supplier<T> work) {
        var result = stage.world.unitOfWork.run(work);
        if (asked.incrementAndGet() <= answers) {
          throw new IllegalStateException("the connection broke after the commit");
        }
        return result;
      }
    };
  }
}
