package ai.halo.adapter.persistence;

import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.IdempotentRequests;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A unique key per user: of two at once, the second waits for the first to commit or give up. */
final class JdbcIdempotentRequests implements IdempotentRequests {
  private final JdbcClient jdbc;

  JdbcIdempotentRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Claim> claim(
      UserId user, String key, String fingerprint, CallId call, Instant at) {
    var claimed =
        jdbc.sql(
                """
                insert into idempotent_requests (user_id, key, fingerprint, call_id, claimed_at)
                values (:user, :key, :fingerprint, :call, :at)
                on conflict (user_id, key) do nothing
                """)
            .param("user", user.value())
            .param("key", key)
            .param("fingerprint", fingerprint)
            .param("call", call.value())
            .param("at", Rows.time(at))
            .update();
    return claimed == 1 ? Optional.empty() : Optional.of(earlier(user, key));
  }

  private Claim earlier(UserId user, String key) {
    return jdbc.sql(
            """
            select fingerprint, call_id from idempotent_requests
            where user_id = :user and key = :key
            """)
        .param("user", user.value())
        .param("key", key)
        .query((row, _) ->
            new Claim(row.getString("fingerprint"), new CallId(Rows.uuid(row, "call_id"))))
        .single();
  }

  @Override
  public int forgetBefore(Instant limit) {
    return jdbc.sql("delete from idempotent_requests where claimed_at < :limit")
        .param("limit", Rows.time(limit))
        .update();
  }
}
