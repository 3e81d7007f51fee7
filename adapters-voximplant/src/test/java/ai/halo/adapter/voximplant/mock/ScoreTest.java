package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.LineSignal.Answered;
import ai.halo.domain.call.LineSignal.HungUp;
import ai.halo.domain.call.LineSignal.Rang;
import ai.halo.domain.call.LineSignal.Said;
import ai.halo.domain.call.LineSignal.Transcribed;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
  private static final Instant DIALLED = Instant.parse("2026-03-02T12:00:00.000001Z");
  private static final String GREETING = "Здравствуйте! Это Малика."; // 25 characters: 1.785 s

  @Test
  void ringsAnswersTalksAndEndsInTheTimeThatIsWritten() {
    var score = Score.of(talk(Ending.COMPLETED), GREETING, DIALLED, 1);

    var answered = DIALLED.plusMillis(1_500 + 8_000);
    assertThat(score.signals())
        .containsExactly(
            new Rang(DIALLED.plusMillis(1_500)),
            new Answered(answered),
            said(1, Speaker.AGENT, GREETING, answered, 700, 700 + 1_785),
            said(2, Speaker.CUSTOMER, "Алё?", answered, 2_485 + 600, 3_085 + 1_000),
            new HungUp(
                answered.plusMillis(4_085 + 900), Ending.COMPLETED, "200 normal call clearing"),
            new Transcribed(answered.plusMillis(4_085 + 900), 2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 3, 100, 10_000})
  void passesFasterBySpeedAndInWholeMicroseconds(double speed) {
    var life = Score.of(talk(Ending.COMPLETED), GREETING, DIALLED, 1);

    var fast = Score.of(talk(Ending.COMPLETED), GREETING, DIALLED, speed);

    assertThat(fast.signals()).hasSameSizeAs(life.signals());
    assertThat(fast.signals())
        .extracting(LineSignal::at)
        .isSorted()
        .allSatisfy(at -> assertThat(at).isEqualTo(at.truncatedTo(ChronoUnit.MICROS)));
    var inLife = Duration.between(DIALLED, life.signals().getLast().at()).toNanos();
    var scaled = Duration.between(DIALLED, fast.signals().getLast().at()).toNanos();
    assertThat(scaled / 1e9).isCloseTo(inLife / 1e9 / speed, within(2e-6));
  }

  @Test
  void isTheSameWheneverItIsComputed() {
    var once = Score.of(talk(Ending.COMPLETED), GREETING, DIALLED, 7);

    var again = Score.of(talk(Ending.COMPLETED), GREETING, DIALLED, 7);

    assertThat(again).isEqualTo(once);
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"NO_ANSWER", "BUSY", "UNREACHABLE", "REJECTED_BY_CALLEE", "INVALID_NUMBER"})
  void endsWithoutAnswerOrTranscriptWhereNobodyPicksUp(Ending ending) {
    var dialogue =
        new Dialogue(
            "x", Language.UZBEK, Disposition.BUSY, ending, Duration.ofSeconds(3), List.of());

    var score = Score.of(dialogue, GREETING, DIALLED, 1);

    assertThat(score.signals().getLast())
        .isInstanceOfSatisfying(
            HungUp.class,
            end -> {
              assertThat(end.ending()).isEqualTo(ending);
              assertThat(end.at()).isEqualTo(DIALLED.plusMillis(4_500));
              assertThat(end.reason()).isNotBlank();
            });
    var heardToRing = ending == Ending.NO_ANSWER || ending == Ending.REJECTED_BY_CALLEE;
    assertThat(score.signals()).hasSize(heardToRing ? 2 : 1);
  }

  @Test
  void aGreetingTakesAsLongAsItHasWords() {
    var brief = Score.of(talk(Ending.COMPLETED), "Алло", DIALLED, 1);
    var wordy = Score.of(talk(Ending.COMPLETED), "Ж".repeat(140), DIALLED, 1);

    assertThat(wordy.signals().getLast().at())
        .isEqualTo(brief.signals().getLast().at().plusMillis(10_000 - 1_500));
  }

  @Test
  void endsWhereAnOperatorCutsIt() {
    var score = Score.of(talk(Ending.COMPLETED), GREETING, DIALLED, 1);
    var cut = score.signals().get(2).at().plusMillis(1);

    var heard = score.cutAt(cut);

    assertThat(heard.signals())
        .containsExactly(
            score.signals().get(0),
            score.signals().get(1),
            score.signals().get(2),
            new HungUp(cut, Ending.CANCELED, "487 request terminated"),
            new Transcribed(cut, 1));
  }

  @Test
  void endsWithoutTranscriptWhenItIsCutBeforeAnybodyAnswers() {
    var score = Score.of(talk(Ending.COMPLETED), GREETING, DIALLED, 1);
    var cut = DIALLED.plusMillis(2_000);

    assertThat(score.cutAt(cut).signals())
        .containsExactly(
            score.signals().getFirst(), new HungUp(cut, Ending.CANCELED, "487 request terminated"));
  }

  @Test
  void isNotCutAfterItsEnd() {
    var score = Score.of(talk(Ending.COMPLETED), GREETING, DIALLED, 1);

    assertThat(score.cutAt(score.signals().getLast().at())).isEqualTo(score);
  }

  @Test
  void wasTheSameUpToAnyCut() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var score = Score.of(talk(Ending.VOICEMAIL), GREETING, DIALLED, 1);

    for (var i = 0; i < 1_000; i++) {
      var cut = DIALLED.plusNanos(random.nextLong(20_000_000_000L) / 1_000 * 1_000);
      var heard = score.cutAt(cut);
      var before = score.happenedBy(cut);
      assertThat(heard.signals().subList(0, before))
          .as("seed %d, cut %s", seed, cut)
          .isEqualTo(score.signals().subList(0, before));
      assertThat(heard.signals().stream().filter(HungUp.class::isInstance)).hasSize(1);
      assertThat(heard.signals()).extracting(LineSignal::at).isSorted();
    }
  }

  @Test
  void countsWhatHasHappened() {
    var score = Score.of(talk(Ending.COMPLETED), GREETING, DIALLED, 1);

    assertThat(score.happenedBy(DIALLED)).isZero();
    assertThat(score.happenedBy(score.signals().get(1).at())).isEqualTo(2);
    assertThat(score.happenedBy(DIALLED.plusSeconds(3_600))).isEqualTo(6);
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }

  private static Dialogue talk(Ending ending) {
    return new Dialogue(
        "ru-x",
        Language.RUSSIAN,
        Disposition.INTERESTED,
        ending,
        Duration.ofSeconds(8),
        List.of(
            new Dialogue.Line(
                Speaker.AGENT, "{greeting}", Duration.ofMillis(700), Duration.ofSeconds(6)),
            new Dialogue.Line(
                Speaker.CUSTOMER, "Алё?", Duration.ofMillis(600), Duration.ofSeconds(1))));
  }

  private static Said said(
      int no, Speaker speaker, String text, Instant answered, int from, int to) {
    return new Said(
        answered.plusMillis(to), new Utterance(no, speaker, text, Duration.ofMillis(from)));
  }
}
