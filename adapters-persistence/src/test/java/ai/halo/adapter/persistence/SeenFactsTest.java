package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.persistence.SeenFacts.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenFactsTest {
  private final SeenFacts seen = new SeenFacts(10);

  @Test
  void settlesWhatComesWithoutGaps() {
    seen.see(List.of(11L, 12L, 13L), new Moment(5, 8));

    assertThat(seen.settled()).isEqualTo(13);
    assertThat(seen.gaps()).isEmpty();
  }

  @Test
  void settlesNothingBeyondAGapThatMayStillBeFilled() {
    seen.see(List.of(11L, 14L), new Moment(5, 8));

    assertThat(seen.settled()).isEqualTo(11);
    assertThat(seen.gaps()).containsExactly(12L, 13L);
    assertThat(seen.highest()).isEqualTo(14);
  }

  @Test
  void settlesBeyondAGapThatIsFilled() {
    seen.see(List.of(11L, 14L), new Moment(5, 8));

    seen.see(List.of(12L, 13L), new Moment(5, 9));

    assertThat(seen.settled()).isEqualTo(14);
  }

  @Test
  void keepsAGapWhileATransactionRunsThatWasRunningWhenItWasNoticed() {
    seen.see(List.of(12L), new Moment(5, 8));

    seen.see(List.of(), new Moment(7, 20));

    assertThat(seen.settled()).isEqualTo(10);
  }

  @Test
  void givesAGapUpOnceEveryTransactionOfThenHasEnded() {
    seen.see(List.of(12L), new Moment(5, 8));

    seen.see(List.of(), new Moment(8, 20));

    assertThat(seen.settled()).isEqualTo(12);
  }

  @Test
  void givesUpOnlyTheGapsThatAreOldEnough() {
    seen.see(List.of(12L), new Moment(5, 8));
    seen.see(List.of(14L), new Moment(5, 30));

    seen.see(List.of(), new Moment(8, 40));

    assertThat(seen.settled()).isEqualTo(12);
    assertThat(seen.gaps()).containsExactly(13L);
  }

  @Test
  void doesNotTakeAJumpOfTheSequenceForMillionsOfGaps() {
    seen.see(List.of(5_000_000L), new Moment(5, 8));

    assertThat(seen.gaps()).hasSizeLessThan(20_000).contains(4_999_999L);
  }
}
