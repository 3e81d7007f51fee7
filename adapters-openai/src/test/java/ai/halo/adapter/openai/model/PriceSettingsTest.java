package ai.halo.adapter.openai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.halo.domain.analysis.AnalysisOrigin.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PriceSettingsTest {
  private static final Usage USAGE = new Usage(1_000_000, 100_000, 400_000);

  @Test
  void whatWasReadBeforeHasItsOwnPrice() {
    assertThat(new PriceSettings(2, 0.5, 10).of(USAGE)).isCloseTo(1.2 + 0.2 + 1, within(1e-9));
    assertThat(new PriceSettings(2, -1, 10).of(USAGE)).isCloseTo(3, within(1e-9));
    assertThat(PriceSettings.FREE.of(USAGE)).isZero();
  }

  @Test
  void costsAddUp() {
    var registry = new SimpleMeterRegistry();
    var places = new Places(1, Duration.ofSeconds(1));
    var meters = new ModelMeters(registry, places, new PriceSettings(2, -1, 10));

    meters.took(USAGE);
    meters.took(USAGE);

    assertThat(registry.get("halo.analysis.cost").counter().count()).isCloseTo(6, within(1e-9));
  }

  @Test
  void refusesWhatIsNoPrice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceSettings(-2, -1, 0))
        .withMessageStartingWith("halo.openai.price.input");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceSettings(1, -2, 0))
        .withMessageStartingWith("halo.openai.price.cached");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceSettings(1, -1, Double.NaN))
        .withMessageStartingWith("halo.openai.price.output");
  }
}
