package ai.halo.adapter.persistence;

import ai.halo.domain.operation.Backlog;
import ai.halo.domain.operation.StoreFigures;
import ai.halo.domain.port.OperationFigures;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts by the database's clock. The queue is small, and read as a whole. */
final class JdbcOperationFigures implements OperationFigures {
  private static final double MILLIS = 1000;

  private static final String BACKLOG =
      """
      select
        count(*) filter (where not picked and execution_time <= clock_timestamp()) as due,
        count(*) filter (where picked) as running,
        count(*) filter (where not picked and execution_time > clock_timestamp()) as later,
        coalesce(extract(epoch from max(clock_timestamp() - execution_time)
          filter (where not picked and execution_time <= clock_timestamp())), 0) as oldest
      from scheduled_tasks
      where task_name = :task
      """;

  private static final String STORE =
      """
      select current_setting('server_version') as version,
        pg_database_size(current_database()) as bytes,
        (select coalesce(sum(numbackends), 0) from pg_stat_database) as connections,
        current_setting('max_connections')::int as most,
        clock_timestamp() as now
      """;

  private final JdbcClient jdbc;

  JdbcOperationFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Backlog backlog() {
    return jdbc.sql(BACKLOG)
        .param("task", AdvanceCall.DESCRIPTOR.getTaskName())
        .query((row, _) ->
            new Backlog(
                row.getLong("due"),
                row.getLong("running"),
                row.getLong("later"),
                Duration.ofMillis(Math.round(row.getDouble("oldest") * MILLIS))))
        .single();
  }

  @Override
  public StoreFigures store() {
    return jdbc.sql(STORE)
        .query((row, _) ->
            new StoreFigures(
                row.getString("version"),
                row.getLong("bytes"),
                row.getInt("connections"),
                row.getInt("most"),
                Rows.instant(row, "now")))
        .single();
  }
}
