package ai.halo.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  @Test
  void doublesItsPausesUpToTheLongest() {
    var policy = policy(0);

    assertThat(policy.pauseAfter(1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.pauseAfter(3)).isEqualTo(Duration.ofSeconds(8));
    assertThat(policy.pauseAfter(40)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void shortensThemByAThirdAtMost() {
    assertThat(policy(1).pauseAfter(2))
        .isBetween(Duration.ofMillis(2_600), Duration.ofMillis(2_700));
  }

  @Test
  void refusesWhatWouldNeverPauseOrNeverTry() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(Duration.ZERO, Duration.ofSeconds(1), 1, () -> 0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 0, () -> 0));
  }

  private static RetryPolicy policy(double jitter) {
    return new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(5), 8, () -> jitter);
  }
}
