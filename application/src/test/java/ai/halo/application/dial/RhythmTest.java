package ai.halo.application.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final Rhythm RHYTHM = new Rhythm(Duration.ofSeconds(5), Duration.ofMinutes(1));

  @Test
  void looksAtOnceOftenAndLaterSeldom() {
    assertThat(RHYTHM.pauseAfter(Duration.ZERO)).isEqualTo(Duration.ofSeconds(5));
    assertThat(RHYTHM.pauseAfter(Duration.ofSeconds(40))).isEqualTo(Duration.ofSeconds(20));
    assertThat(RHYTHM.pauseAfter(Duration.ofHours(3))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void takesAClockThatWasPutBackForABeginning() {
    assertThat(RHYTHM.pauseAfter(Duration.ofSeconds(-30))).isEqualTo(Duration.ofSeconds(5));
  }
}
