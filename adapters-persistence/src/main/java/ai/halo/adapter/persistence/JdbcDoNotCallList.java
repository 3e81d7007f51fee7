package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.DoNotCallList;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers by their E.164. */
final class JdbcDoNotCallList implements DoNotCallList {
  private final JdbcClient jdbc;

  JdbcDoNotCallList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(PhoneNumber phone, String reason, CallId call, Instant at) {
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
    return jdbc.sql("select exists (select from do_not_call where phone = :phone)")
        .param("phone", phone.e164())
        .query(Boolean.class)
        .single();
  }
}
