package ai.halo.adapter.web.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.halo.adapter.web.http.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void hasNoPlaceForOneMoreThanThereAre() {
    var gate = new Gate(new VoiceSettings(1, Duration.ofMillis(20)));

    var refused =
        gate.pass(() -> catchThrowableOfType(ProblemException.class, () -> gate.pass(() -> "in")));

    assertThat(refused.problem().status()).isEqualTo(503);
    assertThat(refused.problem().code()).isEqualTo("voice.busy");
    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
  }

  @Test
  void givesThePlaceBackWhateverHappens() {
    var gate = new Gate(new VoiceSettings(1, Duration.ofMillis(20)));

    assertThatIllegalStateException()
        .isThrownBy(() ->
            gate.<String>pass(() -> {
              throw new IllegalStateException("broken");
            }));

    assertThat(gate.<String>pass(() -> "in")).isEqualTo("in");
  }
}
