package ai.halo.adapter.web.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
  @Test
  void sendsAFactAtOnceWhileFewWatch() {
    assertThat(EventStreams.company(1)).isZero();
    assertThat(EventStreams.company(99)).isZero();
  }

  @Test
  void letsFactsWaitForOthersTheLongerTheMoreWatch() {
    assertThat(EventStreams.company(100)).isEqualTo(Duration.ofMillis(2));
    assertThat(EventStreams.company(500)).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void letsNoFactWaitForLongerThanAnybodySees() {
    assertThat(EventStreams.company(4_000)).isEqualTo(Duration.ofMillis(20));
  }
}
