package ai.halo.adapter.persistence;

import ai.halo.domain.account.ApiKey;
import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.ApiKeyName;
import ai.halo.domain.account.Scope;
import ai.halo.domain.account.UserId;
import ai.halo.domain.port.ApiKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API keys, one row each; the hash of the secret is all there is of it. */
final class JdbcApiKeys implements ApiKeys {
  private static final String SELECT =
      """
      select id, owner_id, name, scopes, secret_hash, created_at, expires_at, last_used_at,
        revoked_at
      from api_keys
      """;

  private final JdbcClient jdbc;

  JdbcApiKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(ApiKey key) {
    var row = new HashMap<String, Object>();
    row.put("id", key.id().value());
    row.put("owner", key.owner().value());
    row.put("name", key.name().value());
    row.put("scopes", Rows.words(key.scopes()));
    row.put("hash", key.secretHash());
    row.put("created_at", Rows.time(key.createdAt()));
    row.put("expires_at", Rows.time(key.expiresAt()));
    jdbc.sql(
            """
            insert into api_keys (id, owner_id, name, scopes, secret_hash, created_at, expires_at)
            values (:id, :owner, :name, :scopes, :hash, :created_at, :expires_at)
            """)
        .params(row)
        .update();
  }

  @Override
  public Optional<ApiKey> find(ApiKeyId id) {
    return jdbc.sql(SELECT + "where id = :id")
        .param("id", id.value())
        .query((row, _) -> key(row))
        .optional();
  }

  @Override
  public List<ApiKey> of(UserId owner) {
    return jdbc.sql(SELECT + "where owner_id = :owner order by created_at desc, id")
        .param("owner", owner.value())
        .query((row, _) -> key(row))
        .list();
  }

  @Override
  public boolean revoke(ApiKeyId id, UserId owner, Instant at) {
    return jdbc.sql(
                """
                update api_keys set revoked_at = :at
                where id = :id and owner_id = :owner and revoked_at is null
                """)
            .param("at", Rows.time(at))
            .param("id", id.value())
            .param("owner", owner.value())
            .update()
        == 1;
  }

  @Override
  public void revokeAll(UserId owner, Instant at) {
    jdbc.sql("update api_keys set revoked_at = :at where owner_id = :owner and revoked_at is null")
        .param("at", Rows.time(at))
        .param("owner", owner.value())
        .update();
  }

  @Override
  public void used(ApiKeyId id, Instant at) {
    jdbc.sql("update api_keys set last_used_at = :at where id = :id")
        .param("at", Rows.time(at))
        .param("id", id.value())
        .update();
  }

  @Override
  public int forgetBefore(Instant then) {
    return jdbc.sql("delete from api_keys where least(expires_at, revoked_at) < :then")
        .param("then", Rows.time(then))
        .update();
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        new ApiKeyId(Rows.uuid(row, "id")),
        new UserId(Rows.uuid(row, "owner_id")),
        new ApiKeyName(row.getString("name")),
        Stream.of(Rows.texts(row, "scopes"))
            .map(word -> Rows.word(Scope.class, word))
            .collect(Collectors.toSet()),
        row.getString("secret_hash"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "expires_at"),
        Rows.optionalInstant(row, "last_used_at"),
        Rows.optionalInstant(row, "revoked_at"));
  }
}
