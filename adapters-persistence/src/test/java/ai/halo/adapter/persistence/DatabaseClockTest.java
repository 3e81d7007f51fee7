package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseClockTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestDatabase database = TestDatabase.empty();
  private final AtomicLong steady = new AtomicLong();

  private DatabaseClock clock(InstantSource machine) {
    return new DatabaseClock(database.jdbc(), machine, steady::get);
  }

  private Instant now() {
    return database
        .jdbc()
        .sql("select clock_timestamp()")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  @Test
  void tellsTheTimeOfTheDatabaseWhateverTheMachineBelieves(CapturedOutput output) {
    var before = now();

    var clock = clock(InstantSource.offset(InstantSource.system(), HOUR));

    assertThat(clock.instant()).isBetween(before, now());
    assertThat(output).contains("ahead of that of the database").containsPattern("3[56]\\d\\d s");
  }

  @Test
  void goesOnWithoutAskingAnybody() {
    var clock = clock(InstantSource.system());
    var before = clock.instant();

    steady.addAndGet(1_500_000_999);

    assertThat(clock.instant()).isEqualTo(before.plusNanos(1_500_000_000));
    assertThat(clock.instant()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void findsBackAfterTheMachineSleptOrTheDatabaseWasSet() {
    var clock = clock(InstantSource.system());
    steady.addAndGet(HOUR.toNanos());
    assertThat(clock.instant()).isAfter(now().plusSeconds(3_000));

    clock.look();

    assertThat(clock.instant()).isCloseTo(now(), within(30, ChronoUnit.SECONDS));
  }

  @Test
  void keepsItsTimeWhereTheAnswerTookTooLongToKnowBetter() {
    var asked = new AtomicBoolean();
    var clock =
        new DatabaseClock(
            database.jdbc(),
            InstantSource.system(),
            () -> asked.get() ? steady.getAndSet(HOUR.toNanos()) : 0);
    var atFirst = clock.instant();
    asked.set(true);

    clock.look();

    assertThat(clock.instant()).isEqualTo(atFirst.plus(HOUR));
  }
}
