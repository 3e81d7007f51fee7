package ai.halo.adapter.persistence;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.port.AttemptLooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Columns of the ledger that no transition reads. Each question has its partial index. */
final class JdbcAttemptLooks implements AttemptLooks {
  private static final double MILLIS = 1000;

  private static final String SILENT =
      """
      select id, call_id, number, phone, session_id, looks,
        extract(epoch from clock_timestamp() - granted_at) as age
      from dial_attempts
      where state in ('granted', 'ringing')
        and granted_at <= clock_timestamp() - make_interval(secs => :silence)
        and (next_look_at is null or next_look_at <= clock_timestamp())
      order by granted_at
      limit :limit
      """;

  private static final String UNCOUNTED =
      """
      select id, call_id, number, phone, session_id, looks,
        extract(epoch from clock_timestamp() - coalesce(granted_at, created_at)) as age
      from dial_attempts
      where state = 'ended' and next_look_at is not null and next_look_at <= clock_timestamp()
        and session_id is not null
      order by next_look_at
      limit :limit
      """;

  private static final String AGAIN =
      """
      update dial_attempts
      set next_look_at = clock_timestamp() + make_interval(secs => :pause), looks = looks + 1
      where id = :id and state in ('granted', 'ringing', 'ended')
      """;

  private static final String ENOUGH =
      "update dial_attempts set next_look_at = null, looks = looks + 1 where id = :id";

  private final JdbcClient jdbc;

  JdbcAttemptLooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Due> silent(Duration silence, int limit) {
    return jdbc.sql(SILENT)
        .param("silence", seconds(silence))
        .param("limit", limit)
        .query((row, _) -> due(row))
        .list();
  }

  @Override
  public List<Due> uncounted(int limit) {
    return jdbc.sql(UNCOUNTED).param("limit", limit).query((row, _) -> due(row)).list();
  }

  @Override
  public void again(AttemptId attempt, Duration pause) {
    jdbc.sql(AGAIN).param("id", attempt.value()).param("pause", seconds(pause)).update();
  }

  @Override
  public void enough(AttemptId attempt) {
    jdbc.sql(ENOUGH).param("id", attempt.value()).update();
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        JdbcDialLedger.attempt(row),
        new SessionId(row.getString("session_id")),
        Duration.ofMillis(Math.round(row.getDouble("age") * MILLIS)),
        row.getInt("looks"));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
