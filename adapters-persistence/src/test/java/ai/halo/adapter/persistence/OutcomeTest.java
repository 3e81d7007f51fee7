package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.funnel.FunnelStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void givesEveryPairANumberOfItsOwnAndReadsItBack() {
    var codes = new ArrayList<Short>();
    for (var stage : optional(FunnelStage.values())) {
      for (var disposition : optional(Disposition.values())) {
        var outcome = new Outcome(stage, disposition);

        codes.add(outcome.code());

        assertThat(Outcome.of(outcome.code())).isEqualTo(outcome);
      }
    }

    assertThat(codes).doesNotHaveDuplicates();
  }

  @Test
  void keepsTheNumbersThatAreStoredAlready() {
    var lead = new Outcome(Optional.of(FunnelStage.LEAD), Optional.of(Disposition.INTERESTED));
    var failed = new Outcome(Optional.of(FunnelStage.CALLED), Optional.of(Disposition.FAILED));

    assertThat(lead.code()).isEqualTo((short) 65);
    assertThat(failed.code()).isEqualTo((short) 27);
    assertThat(new Outcome(Optional.empty(), Optional.empty()).code()).isEqualTo((short) 0);
  }

  private static <E> List<Optional<E>> optional(E[] members) {
    return Stream.concat(Stream.of(Optional.<E>empty()), Arrays.stream(members).map(Optional::of))
        .toList();
  }
}
