package ai.halo.adapter.persistence;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.port.DialLedger.Grant;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one update that gives an attempt to a session.
 *
 * <p>It waits for nobody but who is being granted the very attempt, or the very number, at that
 * moment: nobody goes back to where he may be granted, so an attempt that is seen beyond that is
 * left alone, however many sessions ask for it.
 */
final class JdbcPermits {
  /** Only the update is undone where the number or the session is found taken. */
  private static final String GRANT =
      """
      savepoint before_grant;
      update dial_attempts
      set state = 'granted', session_id = :session, control_url = :control,
        granted_at = clock_timestamp(), updated_at = clock_timestamp()
      where id = :id and ticket_hash = :ticket and state in ('intent', 'accepted')
        and created_at > clock_timestamp() - make_interval(secs => :freshness)
        and epoch = (select epoch from dial_epoch)
      returning id, call_id, number, phone;
      release savepoint before_grant
      """;

  private static final String UNDO = "rollback to savepoint before_grant";

  private static final String GRANTED_BEFORE =
      """
      select id, call_id, number, phone from dial_attempts
      where id = :id and ticket_hash = :ticket and state = 'granted' and session_id = :session
      for update
      """;

  private final NamedParameterJdbcTemplate template;
  private final Together together;
  private final JdbcClient jdbc;

  JdbcPermits(NamedParameterJdbcTemplate template) {
    this.template = template;
    this.together = new Together(template);
    this.jdbc = JdbcClient.create(template);
  }

  Optional<Grant> grant(
      AttemptId attempt,
      String ticketHash,
      SessionId session,
      Optional<ControlAddress> control,
      Duration freshness) {
    return grantNow(attempt, ticketHash, session, control, freshness)
        .map(now -> new Grant(now, true))
        .or(() -> grantedBefore(attempt, ticketHash, session));
  }

  private Optional<Grant> grantedBefore(AttemptId attempt, String ticketHash, SessionId session) {
    return jdbc.sql(GRANTED_BEFORE)
        .param("id", attempt.value())
        .param("ticket", ticketHash)
        .param("session", session.value())
        .query((row, _) -> new Grant(JdbcDialLedger.attempt(row), false))
        .optional();
  }

  private Optional<DialAttempt> grantNow(
      AttemptId attempt,
      String ticketHash,
      SessionId session,
      Optional<ControlAddress> control,
      Duration freshness) {
    var parameters =
        new MapSqlParameterSource()
            .addValue("id", attempt.value())
            .addValue("ticket", ticketHash)
            .addValue("session", session.value())
            .addValue("control", control.map(ControlAddress::url).orElse(null), Types.VARCHAR)
            .addValue("freshness", JdbcDialLedger.seconds(freshness));
    try {
      return together.rows(GRANT, parameters, (row, _) -> JdbcDialLedger.attempt(row)).stream()
          .findFirst();
    } catch (DuplicateKeyException numberOrSessionTaken) {
      template.getJdbcOperations().execute(UNDO);
      return Optional.empty();
    }
  }
}
