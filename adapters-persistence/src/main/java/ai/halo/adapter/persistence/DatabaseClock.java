package ai.halo.adapter.persistence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The time as the database tells it, which is the same for every node: what is due, who is silent,
 * and whether it is too late to ring somebody do not hang on the clock of the machine that asks.
 *
 * <p>Between two looks at the database it goes by this machine's steady clock, which nobody sets.
 */
public final class DatabaseClock {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration WORTH_A_WORD = Duration.ofSeconds(5);
  private static final String NOW = "select clock_timestamp()";

  private final JdbcClient jdbc;
  private final InstantSource machine;
  private final LongSupplier steady;
  private volatile Reading reading;
  private boolean isMachineWrong;

  /** What time it was, by the database, at a moment of the steady clock. */
  private record Reading(Instant time, long moment) {
    Instant at(long other) {
      return time.plusNanos(other - moment);
    }
  }

  private record Look(Reading reading, Duration doubt) {}

  DatabaseClock(JdbcClient jdbc, InstantSource machine, LongSupplier steady) {
    this.jdbc = jdbc;
    this.machine = machine;
    this.steady = steady;
    this.reading = read().reading();
    compare();
  }

  /** Looks at once; the database has to be there. */
  static DatabaseClock of(DataSource dataSource) {
    return new DatabaseClock(
        JdbcClient.create(dataSource), InstantSource.system(), System::nanoTime);
  }

  /** The time in whole microseconds, as the database keeps it; asks nobody. */
  public Instant instant() {
    return reading.at(steady.getAsLong()).truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Asks the database again, and goes by its answer where the time kept here is certainly another:
   * its machine was changed or set, or this one slept. Fails as the database does.
   */
  synchronized void look() {
    var look = read();
    var kept = reading.at(look.reading().moment());
    if (distance(kept, look.reading().time()).compareTo(look.doubt()) > 0) {
      reading = look.reading();
    }
    compare();
  }

  /** It was told somewhere between question and answer; half of that is what it may be wrong. */
  private Look read() {
    var asked = steady.getAsLong();
    var told = jdbc.sql(NOW).query(OffsetDateTime.class).single().toInstant();
    var half = (steady.getAsLong() - asked) / 2;
    return new Look(new Reading(told, asked + half), Duration.ofNanos(half));
  }

  private void compare() {
    var now = instant();
    var wrong = Duration.between(now, machine.instant());
    var isWrong = wrong.abs().compareTo(WORTH_A_WORD) > 0;
    if (isWrong && !isMachineWrong) {
      LOG.warn(
          "The clock of this machine is {} s {} that of the database, by which HALO goes",
          wrong.abs().toSeconds(),
          wrong.isNegative() ? "behind" : "ahead of");
    } else if (isMachineWrong && !isWrong) {
      LOG.info("The clock of this machine is right again");
    }
    isMachineWrong = isWrong;
  }

  private static Duration distance(Instant one, Instant other) {
    return Duration.between(one, other).abs();
  }
}
