package ai.halo.adapter.web.voice;

import static ai.halo.domain.call.CallBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionClockTest {
  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-119M", "PT-2H", "PT4M", "PT5M"})
  void isLeftAloneWhileItMayBeRight(Duration off) {
    var told = NOON.plus(off);
    var clock = SessionClock.of(List.of(told.minusSeconds(30), told), NOON);

    assertThat(clock.at(Optional.of(told))).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-121M", "PT6M", "PT-200000H", "PT1000000H"})
  void isMovedToOurTimeWithTheDistancesKept(Duration off) {
    var told = NOON.plus(off);
    var clock = SessionClock.of(List.of(told.minusSeconds(30), told), NOON);

    assertThat(clock.at(Optional.of(told))).isEqualTo(NOON);
    assertThat(clock.at(Optional.of(told.minusSeconds(30)))).isEqualTo(NOON.minusSeconds(30));
  }

  @Test
  void isNotBelievedAboutASingleEventThatIsFarOff() {
    var old = Instant.parse("2001-01-01T00:00:00Z");
    var clock = SessionClock.of(List.of(old, NOON.minusSeconds(1)), NOON);

    assertThat(clock.at(Optional.of(old))).isEqualTo(NOON);
    assertThat(clock.at(Optional.of(NOON.minusSeconds(1)))).isEqualTo(NOON.minusSeconds(1));
  }

  @Test
  void saysOurTimeWhereItSaysNone() {
    assertThat(SessionClock.of(List.of(), NOON).at(Optional.empty())).isEqualTo(NOON);
  }

  @Test
  void tellsMicrosecondsAsTheyAreStored() {
    var told = NOON.plusNanos(1_234_567);

    assertThat(SessionClock.of(List.of(told), NOON).at(Optional.of(told)))
        .isEqualTo(NOON.plusNanos(1_234_000));
  }
}
