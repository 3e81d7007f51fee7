package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.AuditEntry;
import ai.halo.domain.port.AuditLogContract;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class JdbcAuditLogTest implements AuditLogContract {
  private final TestDatabase database = TestDatabase.empty();

  @Override
  public JdbcAuditLog auditLog() {
    return new JdbcAuditLog(database.jdbc());
  }

  @Override
  public JdbcUnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  @Override
  public Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_log set done_by = 'nobody'",
        "delete from audit_log",
        "delete from audit_log where at < now() - interval '40 days'",
        "truncate audit_log"
      })
  void refusesToBeChangedByAnybody(String sql) {
    append(now().minus(Duration.ofDays(50)));
    append(now());

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> database.jdbc().sql(sql).update())
        .withStackTraceContaining("appended only");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void refusesToForgetTheYoungEvenForTheRetentionJob() {
    append(now().minus(Duration.ofDays(29)));

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  database
                      .jdbc()
                      .sql("select set_config('halo.audit_retention', 'on', true)")
                      .query(String.class)
                      .single();
                  database.jdbc().sql("delete from audit_log").update();
                }))
        .withStackTraceContaining("appended only");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void isGuardedAgainOnceTheRetentionJobHasRun() {
    append(now().minus(Duration.ofDays(50)));
    append(now().minus(Duration.ofDays(50)));

    unitOfWork().run(() -> auditLog().forgetBefore(now(), 1));

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> database.jdbc().sql("delete from audit_log").update());
    assertThat(count()).isEqualTo(1);
  }

  private void append(Instant at) {
    auditLog()
        .append(
            new AuditEntry(
                at,
                Optional.of("dilnoza"),
                Optional.empty(),
                AuditAction.SIGNED_IN,
                Optional.empty(),
                Map.of()));
  }

  private long count() {
    return database.jdbc().sql("select count(*) from audit_log").query(Long.class).single();
  }
}
