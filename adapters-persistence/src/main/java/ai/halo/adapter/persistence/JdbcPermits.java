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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one update that gives an attempt to a session.
 *
 * <p>A look without a lock comes first: nobody goes back to where he may be granted, so whoever is
 * seen beyond that is answered at once, however many sessions ask for one attempt.
 */
final class JdbcPermits {
  private static final String LOOK =
      """
      select state in ('intent', 'accepted') as may_be_granted,
        state = 'granted' and session_id = :session as is_granted
      from dial_attempts where id = :id and ticket_hash = :ticket
      """;

  private static final String GRANT =
      """
      update dial_attempts
      set state = 'granted', session_id = :session, control_url = :control,
        granted_at = clock_timestamp(), updated_at = clock_timestamp()
      where id = :id and ticket_hash = :ticket and state in ('intent', 'accepted')
        and created_at > clock_timestamp() - make_interval(secs => :freshness)
        and epoch = (select epoch from dial_epoch)
      returning id, call_id, number, phone
      """;

  private static final String GRANTED_BEFORE =
      """
      select id, call_id, number, phone from dial_attempts
      where id = :id and ticket_hash = :ticket and state = 'granted' and session_id = :session
      for update
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate nested;

  /**
   * With nested transactions, which are undone alone.
   *
   * @param nested of propagation {@code NESTED}
   */
  JdbcPermits(JdbcClient jdbc, TransactionTemplate nested) {
    this.jdbc = jdbc;
    this.nested = nested;
  }

  private enum Found {
    MAY_BE_GRANTED,
    IS_GRANTED,
    NEITHER
  }

  Optional<Grant> grant(
      AttemptId attempt,
      String ticketHash,
      SessionId session,
      Optional<ControlAddress> control,
      Duration freshness) {
    return switch (look(attempt, ticketHash, session)) {
      case NEITHER -> Optional.empty();
      case IS_GRANTED -> grantedBefore(attempt, ticketHash, session);
      case MAY_BE_GRANTED ->
          grantNow(attempt, ticketHash, session, control, freshness)
              .map(now -> new Grant(now, true))
              .or(() -> grantedBefore(attempt, ticketHash, session));
    };
  }

  private Found look(AttemptId attempt, String ticketHash, SessionId session) {
    return jdbc.sql(LOOK)
        .param("id", attempt.value())
        .param("ticket", ticketHash)
        .param("session", session.value())
        .query((row, _) ->
            row.getBoolean("may_be_granted")
                ? Found.MAY_BE_GRANTED
                : row.getBoolean("is_granted") ? Found.IS_GRANTED : Found.NEITHER)
        .optional()
        .orElse(Found.NEITHER);
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
    try {
      return nested.execute(_ ->
          jdbc.sql(GRANT)
              .param("id", attempt.value())
              .param("ticket", ticketHash)
              .param("session", session.value())
              .param("control", control.map(ControlAddress::url).orElse(null), Types.VARCHAR)
              .param("freshness", JdbcDialLedger.seconds(freshness))
              .query((row, _) -> JdbcDialLedger.attempt(row))
              .optional());
    } catch (DuplicateKeyException numberOrSessionTaken) {
      return Optional.empty();
    }
  }
}
