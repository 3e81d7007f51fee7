package ai.halo.domain.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FunnelTest {
  @Property
  void neverWidensHoweverManyCallsStoppedWhere(
      @ForAll Map<FunnelStage, @LongRange(min = 0, max = 1_000_000_000) Long> furthest) {
    var funnel = Funnel.ofFurthest(furthest);

    assertThat(funnel.talked()).isLessThanOrEqualTo(funnel.called());
    assertThat(funnel.interested()).isLessThanOrEqualTo(funnel.talked());
    assertThat(funnel.lead()).isLessThanOrEqualTo(funnel.interested());
    assertThat(funnel.called())
        .isEqualTo(furthest.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void cannotBeMadeToWiden() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Funnel(1, 2, 0, 0));
  }

  @Test
  void knowsNoRateOfNothing() {
    assertThat(Funnel.EMPTY.talkRate().fraction()).isEmpty();
    assertThat(new Funnel(4, 1, 1, 0).talkRate().fraction()).hasValue(0.25);
    assertThat(new Funnel(4, 0, 0, 0).interestRate().fraction()).isEmpty();
    assertThat(new CallFigures.Totals(Funnel.EMPTY, Duration.ZERO, List.of()).averageTalk())
        .isEmpty();
  }
}
