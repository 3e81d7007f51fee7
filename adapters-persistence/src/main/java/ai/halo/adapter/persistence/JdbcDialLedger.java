package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.UnknownAttempt;
import ai.halo.domain.port.DialLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One row per attempt. Every change names the states it may start from, and the unique indexes
 * decide between two that would both be right alone.
 */
final class JdbcDialLedger implements DialLedger {
  private static final double MILLIS = 1000;

  private static final String INTEND =
      """
      insert into dial_attempts (id, call_id, number, phone, ticket_hash, state, epoch)
      select :id, :call, :number, :phone, :ticket, 'intent', epoch from dial_epoch
      on conflict do nothing
      """;

  private static final String ACCEPTED =
      """
      update dial_attempts
      set state = case state when 'intent' then 'accepted' else state end,
        updated_at = case state when 'intent' then clock_timestamp() else updated_at end,
        accepted_session = :session, request_ended_at = clock_timestamp()
      where id = :id and request_ended_at is null
      """;

  private static final String UNANSWERED =
      """
      update dial_attempts set request_ended_at = clock_timestamp()
      where id = :id and request_ended_at is null
      """;

  private static final String REFUSE =
      """
      update dial_attempts set state = 'refused', reason = :reason, control_url = null,
        granted_at = null, updated_at = clock_timestamp()
      where id = :id and state = 'granted'
      """;

  private static final String REVOKE =
      """
      update dial_attempts set state = 'revoked', reason = :reason, updated_at = clock_timestamp()
      where id = :id and state in ('intent', 'accepted')
        and epoch = (select epoch from dial_epoch)
      """;

  private static final String REVOKE_BUSY =
      """
      update dial_attempts mine
      set state = 'revoked', reason = 'number_busy', updated_at = clock_timestamp()
      where id = :id and ticket_hash = :ticket and state in ('intent', 'accepted')
        and epoch = (select epoch from dial_epoch)
        and exists (select from dial_attempts other
          where other.phone = mine.phone and other.state in ('granted', 'ringing'))
      returning id, call_id, number, phone
      """;

  private static final String REVOKE_OPEN =
      """
      update dial_attempts set state = 'revoked', reason = :reason, updated_at = clock_timestamp()
      where call_id = :call and state in ('intent', 'accepted')
        and epoch = (select epoch from dial_epoch)
      returning id, call_id, number, phone
      """;

  /** Rows that somebody else is changing at this moment are left to the next sweep. */
  private static final String REVOKE_STALE =
      """
      update dial_attempts set state = 'revoked', reason = 'stale', updated_at = clock_timestamp()
      where id in (
        select id from dial_attempts
        where state in ('intent', 'accepted')
          and created_at <= clock_timestamp() - make_interval(secs => :age)
          and epoch = (select epoch from dial_epoch)
        order by created_at
        limit :limit
        for update skip locked)
      returning id, call_id, number, phone, created_at
      """;

  private static final String GRANTED_TO =
      """
      select id, call_id, number, phone from dial_attempts
      where id = :id and ticket_hash = :ticket and session_id = :session and state <> 'refused'
      """;

  private static final String CONTROL_OF =
      "select control_url from dial_attempts where session_id = :session and control_url is not null";

  private static final String RANG =
      """
      update dial_attempts set state = 'ringing', updated_at = clock_timestamp()
      where id = :id and state = 'granted'
      """;

  private static final String ENDED =
      """
      update dial_attempts
      set state = 'ended', control_url = null, updated_at = clock_timestamp(),
        next_look_at = clock_timestamp() + interval '30 seconds', looks = 0
      where id = :id and state in ('granted', 'ringing', 'unknown')
      """;

  private static final String ENDED_BEFORE =
      """
      update dial_attempts
      set state = 'ended', session_id = :session, control_url = null,
        updated_at = clock_timestamp(),
        next_look_at = clock_timestamp() + interval '30 seconds', looks = 0
      where id = :id
        and (state = 'unknown' or state in ('intent', 'accepted')
          and epoch < (select epoch from dial_epoch))
      """;

  private static final String LOST =
      """
      update dial_attempts
      set state = 'unknown', reason = :reason, control_url = null, next_look_at = null,
        updated_at = clock_timestamp()
      where id = :id
        and (state in ('granted', 'ringing') or state in ('intent', 'accepted')
          and epoch < (select epoch from dial_epoch))
      """;

  private static final String FIND =
      """
      select id, call_id, number, phone, state, session_id,
        epoch < (select epoch from dial_epoch) as lapsed
      from dial_attempts where id = :id
      for update of dial_attempts
      """;

  private static final String UNKNOWN =
      """
      select id, call_id, number, phone, coalesce(session_id, accepted_session) as session,
        coalesce(granted_at, created_at) as granted, updated_at, reason
      from dial_attempts
      where state = 'unknown'
      """;

  private static final String AFTER =
      " and (created_at, id) > (select created_at, id from dial_attempts where id = :after)";

  private static final String OLDEST_FIRST = " order by created_at, id limit :limit";

  private static final String COUNT_UNKNOWN =
      "select count(*) from dial_attempts where state = 'unknown'";

  private static final String NOT_RUNG =
      """
      update dial_attempts
      set state = 'not_rung', reason = :reason, control_url = null, next_look_at = null,
        granted_at = null, updated_at = clock_timestamp()
      where id = :id and state in ('granted', 'unknown')
      """;

  private final JdbcClient jdbc;
  private final JdbcPermits permits;

  JdbcDialLedger(NamedParameterJdbcTemplate template) {
    this.jdbc = JdbcClient.create(template);
    this.permits = new JdbcPermits(template);
  }

  @Override
  public void intend(DialAttempt attempt, String ticketHash) {
    var inserted =
        jdbc.sql(INTEND)
            .param("id", attempt.id().value())
            .param("call", attempt.call().value())
            .param("number", attempt.number())
            .param("phone", attempt.phone().e164())
            .param("ticket", ticketHash)
            .update();
    if (inserted == 0) {
      throw new AttemptOpen(attempt.call());
    }
  }

  @Override
  public void accepted(AttemptId attempt, SessionId session) {
    jdbc.sql(ACCEPTED).param("id", attempt.value()).param("session", session.value()).update();
  }

  @Override
  public void unanswered(AttemptId attempt) {
    jdbc.sql(UNANSWERED).param("id", attempt.value()).update();
  }

  @Override
  public Optional<Grant> grant(
      AttemptId attempt,
      String ticketHash,
      SessionId session,
      Optional<ControlAddress> control,
      Duration freshness) {
    return permits.grant(attempt, ticketHash, session, control, freshness);
  }

  @Override
  public void refuse(AttemptId attempt, String reason) {
    jdbc.sql(REFUSE).param("id", attempt.value()).param("reason", reason).update();
  }

  @Override
  public boolean revoke(AttemptId attempt, String reason) {
    return jdbc.sql(REVOKE).param("id", attempt.value()).param("reason", reason).update() == 1;
  }

  @Override
  public Optional<DialAttempt> revokeBusy(AttemptId attempt, String ticketHash) {
    return jdbc.sql(REVOKE_BUSY)
        .param("id", attempt.value())
        .param("ticket", ticketHash)
        .query((row, _) -> attempt(row))
        .optional();
  }

  @Override
  public Optional<DialAttempt> revokeOpen(CallId call, String reason) {
    return jdbc.sql(REVOKE_OPEN)
        .param("call", call.value())
        .param("reason", reason)
        .query((row, _) -> attempt(row))
        .optional();
  }

  private record Stale(Instant since, DialAttempt attempt) {}

  @Override
  public List<DialAttempt> revokeStale(Duration age, int limit) {
    return jdbc
        .sql(REVOKE_STALE)
        .param("age", seconds(age))
        .param("limit", limit)
        .query((row, _) -> new Stale(Rows.instant(row, "created_at"), attempt(row)))
        .list()
        .stream()
        .sorted(Comparator.comparing(Stale::since))
        .map(Stale::attempt)
        .toList();
  }

  @Override
  public Optional<DialAttempt> grantedTo(AttemptId attempt, String ticketHash, SessionId session) {
    return jdbc.sql(GRANTED_TO)
        .param("id", attempt.value())
        .param("ticket", ticketHash)
        .param("session", session.value())
        .query((row, _) -> attempt(row))
        .optional();
  }

  @Override
  public Optional<ControlAddress> controlOf(SessionId session) {
    return jdbc.sql(CONTROL_OF)
        .param("session", session.value())
        .query((row, _) -> new ControlAddress(row.getString("control_url")))
        .optional();
  }

  @Override
  public void rang(AttemptId attempt) {
    jdbc.sql(RANG).param("id", attempt.value()).update();
  }

  @Override
  public boolean ended(AttemptId attempt) {
    return jdbc.sql(ENDED).param("id", attempt.value()).update() == 1;
  }

  @Override
  public boolean endedBefore(AttemptId attempt, SessionId session) {
    return jdbc.sql(ENDED_BEFORE)
            .param("id", attempt.value())
            .param("session", session.value())
            .update()
        == 1;
  }

  @Override
  public boolean lost(AttemptId attempt, String reason) {
    return jdbc.sql(LOST).param("id", attempt.value()).param("reason", reason).update() == 1;
  }

  @Override
  public Optional<Entry> find(AttemptId attempt) {
    return jdbc.sql(FIND)
        .param("id", attempt.value())
        .query((row, _) ->
            new Entry(
                attempt(row),
                Rows.word(row, "state", DialState.class),
                Optional.ofNullable(row.getString("session_id")).map(SessionId::new),
                row.getBoolean("lapsed")))
        .optional();
  }

  @Override
  public List<UnknownAttempt> unknown(int limit, Optional<AttemptId> after) {
    var query = jdbc.sql(UNKNOWN + (after.isPresent() ? AFTER : "") + OLDEST_FIRST);
    after.ifPresent(last -> query.param("after", last.value()));
    return query.param("limit", limit).query((row, _) -> unknown(row)).list();
  }

  private static UnknownAttempt unknown(ResultSet row) throws SQLException {
    return new UnknownAttempt(
        attempt(row),
        Optional.ofNullable(row.getString("session")).map(SessionId::new),
        Rows.instant(row, "granted"),
        Rows.instant(row, "updated_at"),
        row.getString("reason"));
  }

  @Override
  public long countUnknown() {
    return jdbc.sql(COUNT_UNKNOWN).query(Long.class).single();
  }

  @Override
  public boolean notRung(AttemptId attempt, String reason) {
    return jdbc.sql(NOT_RUNG).param("id", attempt.value()).param("reason", reason).update() == 1;
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }

  static DialAttempt attempt(ResultSet row) throws SQLException {
    return new DialAttempt(
        new AttemptId(Rows.uuid(row, "id")),
        new CallId(Rows.uuid(row, "call_id")),
        row.getInt("number"),
        new PhoneNumber(row.getString("phone")));
  }
}
