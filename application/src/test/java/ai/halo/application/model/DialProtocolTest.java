package ai.halo.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.model.DialModel.Bounds;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That no phone rings twice and no call is lost, whatever happens in whatever order: every
 * interleaving within the bounds, over the real use cases.
 */
class DialProtocolTest {
  @ParameterizedTest
  @MethodSource
  void neverRingsTwiceAndLosesNoCall(Bounds bounds, int atLeast) {
    var found = search(Weakness.NONE, bounds);

    assertThat(found.violation()).isEmpty();
    assertThat(found.states()).isGreaterThan(atLeast);
  }

  static Stream<Arguments> neverRingsTwiceAndLosesNoCall() {
    return Stream.of(
        Arguments.of(new Bounds(1, 3, 2, 0), 20_000),
        Arguments.of(new Bounds(1, 2, 2, 1), 20_000),
        Arguments.of(new Bounds(2, 1, 2, 0), 20_000));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void ringsTwiceWhereTheProtocolIsWeakened(Weakness weakness) {
    var found = search(weakness, new Bounds(1, 3, 2, 0));

    assertThat(found.violation()).hasValueSatisfying(way -> assertThat(way).contains("twice"));
  }

  private static DialSearch.Findings search(Weakness weakness, Bounds bounds) {
    var began = System.nanoTime();
    var found = new DialSearch(new DialModel(weakness, bounds), weakness == Weakness.NONE).search();
    System.out.printf(
        "%s within %s: %,d states, %,d ends, %.1f s; %s%n",
        weakness,
        bounds,
        found.states(),
        found.ends(),
        (System.nanoTime() - began) / 1e9,
        found.violation().orElse("no phone rings twice, no call is lost"));
    return found;
  }
}
