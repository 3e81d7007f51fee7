package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.Locks.Subject;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialLimits;
import ai.halo.domain.port.DialFigures;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums over the rows of the ledger, each answered from an index. */
final class JdbcDialFigures implements DialFigures {
  private static final double MILLIS = 1000;
  private static final String EVERYBODY = "all";

  /** Of this node, for their turn to ask for a session. */
  private static final int MOST_WAITING = 4;

  private static final String USAGE =
      """
      select
        case when :number then (select count(*) from dial_attempts
          where phone = :phone and granted_at > clock_timestamp() - interval '24 hours'
            and id is distinct from :besides) else 0 end as of_number,
        case when :hour then (select count(*) from dial_attempts
          where granted_at > clock_timestamp() - interval '1 hour'
            and id is distinct from :besides) else 0 end as of_all
      """;
  private static final String SPENT =
      """
      select cost_currency, sum(cost_amount) as amount from calls
      where cost_amount is not null and created_at > clock_timestamp() - interval '24 hours'
      group by cost_currency
      """;
  private static final String REQUESTS =
      """
      select
        count(*) filter (where request_ended_at is null and state <> 'revoked'
          and created_at > clock_timestamp() - make_interval(secs => :within)) as waiting,
        count(*) filter (where created_at > clock_timestamp() - interval '1 second') as lately
      from dial_attempts
      where created_at > clock_timestamp() - make_interval(secs => greatest(:within, 1))
      """;
  private static final String IS_ON_LINE =
      """
      select exists (
        select from dial_attempts where phone = :phone and state in ('granted', 'ringing'))
      """;

  private final JdbcClient jdbc;
  private final Locks locks;
  private final Semaphore turns = new Semaphore(MOST_WAITING);

  JdbcDialFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.locks = new Locks(jdbc);
  }

  @Override
  public DialCaps.Usage usage(PhoneNumber phone, DialCaps caps) {
    return usage(phone, caps, Optional.empty());
  }

  /**
   * Two permits for one number wait for each other anyway, by the index that allows one line to a
   * number; and what was spent does not depend on what is being granted. So only the cap of the
   * hour needs a lock.
   */
  @Override
  public DialCaps.Usage usageBesides(DialAttempt attempt, DialCaps caps) {
    if (caps.perHour() > 0) {
      locks.exclusive(Subject.PERMITS, EVERYBODY);
    }
    return usage(attempt.phone(), caps, Optional.of(attempt.id()));
  }

  private DialCaps.Usage usage(PhoneNumber phone, DialCaps caps, Optional<AttemptId> besides) {
    var spent = caps.spendPerDay().map(_ -> spentToday()).orElse(List.of());
    return jdbc.sql(USAGE)
        .param("phone", phone.e164())
        .param("number", caps.perNumberAndDay() > 0)
        .param("hour", caps.perHour() > 0)
        .param("besides", besides.map(AttemptId::value).orElse(null), Types.OTHER)
        .query((row, _) -> new DialCaps.Usage(row.getInt("of_number"), row.getInt("of_all"), spent))
        .single();
  }

  private List<Money> spentToday() {
    return jdbc.sql(SPENT)
        .query((row, _) -> new Money(row.getBigDecimal("amount"), row.getString("cost_currency")))
        .list();
  }

  /**
   * Only a few wait for their turn: a crowd of calls that waited would hold the connections that
   * the sessions need for their permits.
   */
  @Override
  public boolean hasRoom(DialLimits limits) {
    if (!turns.tryAcquire()) {
      return false;
    }
    JdbcUnitOfWork.afterCompletion(turns::release);
    locks.exclusive(Subject.REQUESTS, EVERYBODY);
    return jdbc.sql(REQUESTS)
        .param("within", seconds(limits.answerWithin()))
        .query((row, _) -> limits.admit(row.getLong("waiting"), row.getLong("lately")))
        .single();
  }

  @Override
  public boolean isOnLine(PhoneNumber phone) {
    return jdbc.sql(IS_ON_LINE).param("phone", phone.e164()).query(Boolean.class).single();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
