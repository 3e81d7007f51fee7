package ai.halo.adapter.persistence;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlProvider;

/**
 * Measures how long statements take, reading what they answer included: {@code
 * halo.database.queries} by what they do first and to which table. Waiting for a connection is not
 * in it, unless there is no transaction; the pool has meters of its own.
 */
final class TimedJdbcTemplate extends JdbcTemplate {
  static final String NAME = "halo.database.queries";

  private static final Duration[] LIMITS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private static final Pattern WHAT =
      Pattern.compile("\\b(select|insert|update|delete|savepoint|rollback)\\b");
  private static final Pattern TABLE = Pattern.compile("\\b(?:from|into|update)\\s+([a-z_]{2,40})");

  /**
   * Statements are written in this module, so there are few; more would be a bug, and are lumped.
   */
  private static final int MOST_TIMERS = 100;

  /** Those of lists and searches vary in their text; beyond so many, each is looked through. */
  private static final int MOST_TEXTS = 1_000;

  private final MeterRegistry meters;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Map<String, Timer> texts = new ConcurrentHashMap<>();

  TimedJdbcTemplate(DataSource dataSource, MeterRegistry meters) {
    super(dataSource);
    this.meters = meters;
  }

  @Override
  public <T extends @Nullable Object> T query(
      PreparedStatementCreator statement,
      @Nullable PreparedStatementSetter values,
      ResultSetExtractor<T> reader)
      throws DataAccessException {
    return timed(sql(statement), () -> super.query(statement, values, reader));
  }

  @Override
  protected int update(PreparedStatementCreator statement, @Nullable PreparedStatementSetter values)
      throws DataAccessException {
    return timed(sql(statement), () -> super.update(statement, values));
  }

  /** Several statements that go {@link Together} count as the first of them. */
  @Override
  public <T extends @Nullable Object> T execute(
      PreparedStatementCreator statement, PreparedStatementCallback<T> action)
      throws DataAccessException {
    return timed(sql(statement), () -> super.execute(statement, action));
  }

  @Override
  public int[] batchUpdate(String sql, BatchPreparedStatementSetter values)
      throws DataAccessException {
    return timed(sql, () -> super.batchUpdate(sql, values));
  }

  private <T extends @Nullable Object> T timed(String sql, Supplier<T> statement) {
    var began = System.nanoTime();
    try {
      return statement.get();
    } finally {
      timer(sql).record(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private static String sql(PreparedStatementCreator statement) {
    var sql = statement instanceof SqlProvider known ? known.getSql() : null;
    return sql == null ? "" : sql;
  }

  private Timer timer(String sql) {
    var known = texts.get(sql);
    if (known != null) {
      return known;
    }
    var timer = read(sql);
    if (texts.size() < MOST_TEXTS) {
      texts.put(sql, timer);
    }
    return timer;
  }

  private Timer read(String sql) {
    var what = first(WHAT, sql);
    var table = first(TABLE, sql);
    var known = timers.get(what + ' ' + table);
    return known != null ? known : made(what, table);
  }

  private Timer made(String what, String table) {
    return timers.size() < MOST_TIMERS
        ? timers.computeIfAbsent(what + ' ' + table, _ -> register(what, table))
        : register("other", "other");
  }

  private Timer register(String what, String table) {
    return Timer.builder(NAME)
        .description("Statements, by what they do and to which table")
        .tag("statement", what)
        .tag("table", table)
        .serviceLevelObjectives(LIMITS)
        .register(meters);
  }

  private static String first(Pattern pattern, String sql) {
    var found = pattern.matcher(sql);
    return found.find() ? found.group(1) : "other";
  }
}
