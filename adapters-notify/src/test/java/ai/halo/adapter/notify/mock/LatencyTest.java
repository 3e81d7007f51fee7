package ai.halo.adapter.notify.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void isBetweenItsBoundsAndTheSameForTheSameName() {
    var latency = latency(1);

    var times = IntStream.range(0, 2_000).mapToObj(i -> latency.of("call-" + i)).toList();

    assertThat(times).allSatisfy(time -> assertThat(time).isBetween(millis(200), millis(800)));
    assertThat(times.stream().distinct().count()).isGreaterThan(300);
    assertThat(times)
        .isEqualTo(IntStream.range(0, 2_000).mapToObj(i -> latency.of("call-" + i)).toList());
  }

  @Test
  void passesFasterBySpeed() {
    assertThat(latency(100).of("call-1")).isEqualTo(latency(1).of("call-1").dividedBy(100));
  }

  private static Latency latency(double speed) {
    return new Latency(millis(200), millis(800), new MockNotifySettings(speed, Path.of("data")));
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }
}
