package ai.halo.application.watch;

import static ai.halo.domain.call.CallBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.watch.PartsLately.PartHealth;
import ai.halo.domain.call.Step;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.port.TestClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsLatelyTest {
  private final TestClock clock = new TestClock(NOON);
  private final PartsLately parts = new PartsLately(clock);
  private final SeededIds ids = new SeededIds(3);

  @Test
  void nothingIsKnownOfAPartThatWasNotAsked() {
    tried(Step.PREPARE_FOLLOW_UP, StepOutcome.DONE, "");

    for (var part : Part.values()) {
      assertThat(parts.health(part)).isEqualTo(PartHealth.UNUSED);
    }
  }

  @Test
  void aPartFailsUntilItAnswersAgainAndWhyIsRemembered() {
    tried(Step.ANALYZE, StepOutcome.UNAVAILABLE, "openai.timeout");
    clock.advance(Duration.ofSeconds(1));
    tried(Step.ANALYZE, StepOutcome.UNAVAILABLE, "openai.busy");
    assertThat(parts.health(Part.ANALYZER).failures()).isEqualTo(2);

    clock.advance(Duration.ofSeconds(1));
    tried(Step.ANALYZE, StepOutcome.DONE, "");

    assertThat(parts.health(Part.ANALYZER))
        .isEqualTo(
            new PartHealth(
                Optional.of(NOON.plusSeconds(2)),
                Optional.of(NOON.plusSeconds(1)),
                "openai.busy",
                0));
  }

  @Test
  void aNumberThatDoesNotExistIsNoFailureOfThePart() {
    tried(Step.DIAL, StepOutcome.REFUSED, "voice.number_refused");

    assertThat(parts.health(Part.VOICE).failures()).isZero();
    assertThat(parts.health(Part.VOICE).answeredAt()).contains(NOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"voice.no_funds", "voice.account.key", "voice.config.rule"})
  void whatKeepsEveryCallFromItsWayIs(String code) {
    tried(Step.DIAL, StepOutcome.REFUSED, code);

    assertThat(parts.health(Part.VOICE).failures()).isEqualTo(1);
  }

  private void tried(Step step, StepOutcome outcome, String code) {
    parts.tried(ids.call(), step, outcome, code, Duration.ZERO);
  }
}
