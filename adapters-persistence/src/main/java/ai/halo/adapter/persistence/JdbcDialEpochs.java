package ai.halo.adapter.persistence;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.Stranger;
import ai.halo.domain.port.DialEpochs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One row that remembers which database this is: the cluster's own identifier, and the timeline
 * that a failover or a restore to a point in time begins anew.
 */
final class JdbcDialEpochs implements DialEpochs {
  private static final int MOST_STRANGERS = 1_000;

  /** The first eight digits of the name of a log file are the timeline that is written now. */
  private static final String IDENTITY =
      """
      (select system_identifier from pg_control_system())
        || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
      """;

  private static final String CURRENT = "select epoch, since, lost_from, settled from dial_epoch";

  private static final String REMEMBERED =
      """
      select coalesce(identity, '') as remembered, %s as actual from dial_epoch
      for update of dial_epoch
      """
          .formatted(IDENTITY);

  private static final String REMEMBER = "update dial_epoch set identity = " + IDENTITY;

  private static final String RAISE =
      """
      update dial_epoch
      set epoch = epoch + 1, since = clock_timestamp(), settled = 0, identity = %s,
        lost_from = coalesce(:lost_from,
          (select recorded_at from call_facts order by seq desc limit 1), since)
      returning epoch, since, lost_from, settled
      """
          .formatted(IDENTITY);

  private static final String OPEN_BEFORE =
      """
      select id, call_id, number, phone from dial_attempts
      where state in ('intent', 'accepted') and epoch < (select epoch from dial_epoch)
      order by created_at, id
      limit :limit
      """;

  private static final String COUNT_OPEN_BEFORE =
      """
      select count(*) from dial_attempts
      where state in ('intent', 'accepted', 'granted', 'ringing')
        and epoch < (select epoch from dial_epoch)
      """;

  private static final String SETTLED = "update dial_epoch set settled = settled + :more";

  private static final String ADD =
      """
      insert into dial_strangers (session_id, epoch, started_at, placed_line, dialled)
      select :session, e.epoch, :started, :placed, :dialled from dial_epoch e
      where (select count(*) from dial_strangers s where s.epoch = e.epoch) < :most
      on conflict (session_id) do update set epoch = excluded.epoch
        where dial_strangers.epoch < excluded.epoch
      """;

  private static final String STRANGERS =
      """
      select session_id, started_at, placed_line, dialled from dial_strangers
      where epoch = (select epoch from dial_epoch)
      order by started_at desc
      limit :most
      """;

  private final JdbcClient jdbc;

  JdbcDialEpochs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Epoch current() {
    return jdbc.sql(CURRENT).query((row, _) -> epoch(row)).single();
  }

  private record Identity(String remembered, String actual) {}

  @Override
  public boolean isAnother() {
    var identity =
        jdbc.sql(REMEMBERED)
            .query((row, _) -> new Identity(row.getString("remembered"), row.getString("actual")))
            .single();
    if (identity.remembered().isEmpty()) {
      jdbc.sql(REMEMBER).update();
      return false;
    }
    return !identity.remembered().equals(identity.actual());
  }

  @Override
  public Epoch raise(Optional<Instant> lostFrom) {
    return jdbc.sql(RAISE)
        .param("lost_from", Rows.time(lostFrom), Types.TIMESTAMP_WITH_TIMEZONE)
        .query((row, _) -> epoch(row))
        .single();
  }

  @Override
  public List<DialAttempt> openBefore(int limit) {
    return jdbc.sql(OPEN_BEFORE)
        .param("limit", limit)
        .query((row, _) -> JdbcDialLedger.attempt(row))
        .list();
  }

  @Override
  public int countOpenBefore() {
    return jdbc.sql(COUNT_OPEN_BEFORE).query(Integer.class).single();
  }

  @Override
  public void settled(int more) {
    jdbc.sql(SETTLED).param("more", more).update();
  }

  @Override
  public boolean add(Stranger stranger) {
    return jdbc.sql(ADD)
            .param("session", stranger.session().value())
            .param("started", Rows.time(stranger.startedAt()))
            .param("placed", stranger.placedLine())
            .param("dialled", stranger.dialled().map(PhoneNumber::e164).orElse(null), Types.VARCHAR)
            .param("most", MOST_STRANGERS)
            .update()
        == 1;
  }

  @Override
  public List<Stranger> strangers() {
    return jdbc.sql(STRANGERS)
        .param("most", MOST_STRANGERS)
        .query((row, _) ->
            new Stranger(
                new SessionId(row.getString("session_id")),
                Rows.instant(row, "started_at"),
                row.getBoolean("placed_line"),
                Optional.ofNullable(row.getString("dialled")).map(PhoneNumber::new)))
        .list();
  }

  private static Epoch epoch(ResultSet row) throws SQLException {
    return new Epoch(
        row.getInt("epoch"),
        Rows.instant(row, "since"),
        Rows.optionalInstant(row, "lost_from"),
        row.getInt("settled"));
  }
}
