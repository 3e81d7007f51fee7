package ai.halo.adapter.persistence;

import ai.halo.domain.account.SignInSession;
import ai.halo.domain.account.UserId;
import ai.halo.domain.port.SignIns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Browser sessions, by hashes of their tokens, and taken-back access tokens by their id. */
final class JdbcSignIns implements SignIns {
  private final JdbcClient jdbc;

  JdbcSignIns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(SignInSession session) {
    jdbc.sql(
            """
            insert into sign_in_sessions
              (id, user_id, token_hash, previous_hash, rotated_at, expires_at, ended)
            values (:id, :user_id, :token_hash, :previous_hash, :rotated_at, :expires_at, :ended)
            """)
        .params(row(session))
        .update();
  }

  @Override
  public Optional<SignInSession> findForUpdate(UUID id) {
    return jdbc.sql(
            """
            select id, user_id, token_hash, previous_hash, rotated_at, expires_at, ended
            from sign_in_sessions where id = :id
            for update
            """)
        .param("id", id)
        .query((row, _) -> session(row))
        .optional();
  }

  @Override
  public void save(SignInSession session) {
    jdbc.sql(
            """
            update sign_in_sessions set token_hash = :token_hash, previous_hash = :previous_hash,
              rotated_at = :rotated_at, expires_at = :expires_at, ended = :ended
            where id = :id
            """)
        .params(row(session))
        .update();
  }

  @Override
  public void endAll(UserId user) {
    jdbc.sql("update sign_in_sessions set ended = true where user_id = :user and not ended")
        .param("user", user.value())
        .update();
  }

  @Override
  public void revoke(String tokenId, Instant expiresAt) {
    jdbc.sql(
            """
            insert into revoked_tokens (token_id, expires_at) values (:token, :expires)
            on conflict (token_id) do nothing
            """)
        .param("token", tokenId)
        .param("expires", Rows.time(expiresAt))
        .update();
  }

  @Override
  public boolean isRevoked(String tokenId) {
    return jdbc.sql("select exists (select from revoked_tokens where token_id = :token)")
        .param("token", tokenId)
        .query(Boolean.class)
        .single();
  }

  @Override
  public int forgetExpired(Instant now) {
    return jdbc.sql("delete from sign_in_sessions where expires_at < :now")
            .param("now", Rows.time(now))
            .update()
        + jdbc.sql("delete from revoked_tokens where expires_at < :now")
            .param("now", Rows.time(now))
            .update();
  }

  private static Map<String, Object> row(SignInSession session) {
    var row = new HashMap<String, Object>();
    row.put("id", session.id());
    row.put("user_id", session.user().value());
    row.put("token_hash", session.tokenHash());
    row.put("previous_hash", session.previousHash());
    row.put("rotated_at", Rows.time(session.rotatedAt()));
    row.put("expires_at", Rows.time(session.expiresAt()));
    row.put("ended", session.ended());
    return row;
  }

  private static SignInSession session(ResultSet row) throws SQLException {
    return new SignInSession(
        Rows.uuid(row, "id"),
        new UserId(Rows.uuid(row, "user_id")),
        row.getString("token_hash"),
        row.getString("previous_hash"),
        Rows.instant(row, "rotated_at"),
        Rows.instant(row, "expires_at"),
        row.getBoolean("ended"));
  }
}
