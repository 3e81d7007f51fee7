package ai.halo.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void hasNoPlaceForOneMoreThanThereAre() {
    var gate = new Gate(1, Duration.ofMillis(20), "test.busy", "On purpose.");

    var refused =
        gate.pass(() -> catchThrowableOfType(ProblemException.class, () -> gate.pass(() -> "in")));

    assertThat(refused.problem().status()).isEqualTo(503);
    assertThat(refused.problem().code()).isEqualTo("test.busy");
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
  }

  @Test
  void givesThePlaceBackWhateverHappens() {
    var gate = new Gate(1, Duration.ofMillis(20), "test.busy", "On purpose.");

    assertThatIllegalStateException()
        .isThrownBy(() ->
            gate.<String>pass(() -> {
              throw new IllegalStateException("broken");
            }));

    assertThat(gate.<String>pass(() -> "in")).isEqualTo("in");
  }
}
