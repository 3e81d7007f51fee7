package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.Locks.Subject;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.port.Brakes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row a brake that is on; looking writes nothing. */
final class JdbcBrakes implements Brakes {
  private static final String ALL = "all";
  private static final String LOOK = "select brake, reason, applied_by, since from brakes";
  private static final String APPLY =
      """
      insert into brakes (brake, reason, applied_by, since)
      values (:brake, :reason, :by, :since)
      on conflict (brake) do nothing
      """;
  private static final String LOG =
      """
      insert into brake_log (brake, change, done_by, at, reason)
      values (:brake, :change, :by, :at, :reason)
      """;

  private final JdbcClient jdbc;
  private final Together together;
  private final Locks locks;

  JdbcBrakes(NamedParameterJdbcTemplate template) {
    this.jdbc = JdbcClient.create(template);
    this.together = new Together(template);
    this.locks = new Locks(jdbc);
  }

  @Override
  public List<BrakeApplied> look() {
    return together
        .rowsUnderLock(LOOK, Locks.of(Subject.BRAKES, ALL), (row, _) -> applied(row))
        .stream()
        .sorted(Comparator.comparing(BrakeApplied::brake))
        .toList();
  }

  @Override
  public boolean apply(BrakeApplied applied) {
    locks.exclusive(Subject.BRAKES, ALL);
    var isNew =
        jdbc.sql(APPLY)
                .param("brake", applied.brake().word())
                .param("reason", applied.reason())
                .param("by", applied.by())
                .param("since", Rows.time(applied.since()))
                .update()
            == 1;
    if (isNew) {
      log(applied.brake(), "applied", applied.by(), applied.since(), applied.reason());
    }
    return isNew;
  }

  @Override
  public boolean release(Brake brake, String by, Instant at) {
    locks.exclusive(Subject.BRAKES, ALL);
    var wasOn =
        jdbc.sql("delete from brakes where brake = :brake").param("brake", brake.word()).update()
            == 1;
    if (wasOn) {
      log(brake, "released", by, at, null);
    }
    return wasOn;
  }

  private void log(Brake brake, String change, String by, Instant at, @Nullable String reason) {
    jdbc.sql(LOG)
        .param("brake", brake.word())
        .param("change", change)
        .param("by", by)
        .param("at", Rows.time(at))
        .param("reason", reason)
        .update();
  }

  private static BrakeApplied applied(ResultSet row) throws SQLException {
    return new BrakeApplied(
        Rows.word(row, "brake", Brake.class),
        row.getString("reason"),
        row.getString("applied_by"),
        Rows.instant(row, "since"));
  }
}
