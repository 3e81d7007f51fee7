package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.Locks.Subject;
import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.DoNotCallList;
import java.time.Instant;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers by their E.164; each has a lock of its own, so that an opt-out waits for one number. */
final class JdbcDoNotCallList implements DoNotCallList {
  private static final String CONTAINS =
      "select exists (select from do_not_call where phone = :phone)";

  private final JdbcClient jdbc;
  private final Together together;
  private final Locks locks;

  JdbcDoNotCallList(NamedParameterJdbcTemplate template) {
    this.jdbc = JdbcClient.create(template);
    this.together = new Together(template);
    this.locks = new Locks(jdbc);
  }

  @Override
  public void add(PhoneNumber phone, String reason, CallId call, Instant at) {
    locks.exclusive(Subject.NUMBER, phone.e164());
    jdbc.sql(
            """
            insert into do_not_call (phone, reason, call_id, added_at)
            values (:phone, :reason, :call, :at)
            on conflict (phone) do nothing
            """)
        .param("phone", phone.e164())
        .param("reason", reason)
        .param("call", call.value())
        .param("at", Rows.time(at))
        .update();
  }

  @Override
  public boolean contains(PhoneNumber phone) {
    var parameters = Locks.of(Subject.NUMBER, phone.e164()).addValue("phone", phone.e164());
    return together.rowsUnderLock(CONTAINS, parameters, (row, _) -> row.getBoolean(1)).getFirst();
  }
}
