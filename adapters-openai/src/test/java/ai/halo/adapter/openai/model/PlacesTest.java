package ai.halo.adapter.openai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.port.PortFailure.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(1, Duration.ofMillis(50));

  @Test
  void tellsWhoeverWaitsTooLongToComeAgain() {
    places.in(() ->
        assertThatExceptionOfType(Unavailable.class)
            .isThrownBy(() -> places.in(() -> "never"))
            .matches(busy -> busy.code().equals("analysis.busy")));

    assertThat(places.taken()).isZero();
    assertThat(places.waiting()).isZero();
  }

  @Test
  void givesAPlaceBackWhateverHappensThere() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            places.in(() -> {
              throw new IllegalStateException("boom");
            }));

    assertThat(places.<String>in(() -> "free")).isEqualTo("free");
  }
}
