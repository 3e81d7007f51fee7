package ai.halo.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * That no call is lost, and nothing is done twice, in whole lives of calls under random trouble. A
 * seed that fails is looked at by {@code ./halo faults simulate --seed N}.
 */
class SimulationTest {
  private static final int SEEDS = 300;

  @Test
  void nothingIsLostAndNothingIsDoneTwice() {
    var outcomes = Runs.all(1, SEEDS, Weakness.NONE);

    System.out.println(Runs.summary(outcomes));
    assertThat(outcomes).extracting(Simulation.Outcome::violation).containsOnly(Optional.empty());
    assertThat(outcomes.stream().mapToInt(Simulation.Outcome::takenOver).sum()).isPositive();
    assertThat(outcomes.stream().mapToInt(Simulation.Outcome::refusedWrites).sum()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsOutEachWeakness(Weakness weakness) {
    var found =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> new Simulation(seed, weakness, Optional.empty()).run())
            .filter(outcome -> outcome.violation().isPresent())
            .findFirst();

    assertThat(found).isPresent();
    System.out.printf(
        "%s: seed %d, %s%n", weakness, found.get().seed(), found.get().violation().orElse(""));
  }

  @Test
  void aSeedReplays() {
    var first = new ArrayList<String>();
    var again = new ArrayList<String>();

    var one = new Simulation(7, Weakness.NONE, Optional.of(first::add)).run();
    var other = new Simulation(7, Weakness.NONE, Optional.of(again::add)).run();

    assertThat(one).isEqualTo(other);
    assertThat(List.copyOf(first)).isNotEmpty().isEqualTo(again);
  }
}
