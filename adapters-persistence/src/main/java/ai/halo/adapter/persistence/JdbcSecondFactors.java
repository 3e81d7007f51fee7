package ai.halo.adapter.persistence;

import ai.halo.domain.account.SecondFactor;
import ai.halo.domain.account.UserId;
import ai.halo.domain.port.SecondFactors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Second factors, one row a user. */
final class JdbcSecondFactors implements SecondFactors {
  private static final String SELECT =
      """
      select user_id, sealed_secret, confirmed, last_step, tries, tries_at, recovery_hashes
      from second_factors where user_id = :user
      """;

  private final JdbcClient jdbc;

  JdbcSecondFactors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<SecondFactor> find(UserId user) {
    return find(SELECT, user);
  }

  @Override
  public Optional<SecondFactor> findForUpdate(UserId user) {
    return find(SELECT + "for update", user);
  }

  @Override
  public void put(SecondFactor factor) {
    var row = new HashMap<String, Object>();
    row.put("user", factor.user().value());
    row.put("secret", factor.sealedSecret());
    row.put("confirmed", factor.confirmed());
    row.put("step", factor.lastStep());
    row.put("tries", factor.tries());
    row.put("tries_at", Rows.time(factor.triesAt()));
    row.put("hashes", factor.recoveryHashes().toArray(String[]::new));
    jdbc.sql(
            """
            insert into second_factors
              (user_id, sealed_secret, confirmed, last_step, tries, tries_at, recovery_hashes)
            values (:user, :secret, :confirmed, :step, :tries, :tries_at, :hashes)
            on conflict (user_id) do update set sealed_secret = excluded.sealed_secret,
              confirmed = excluded.confirmed, last_step = excluded.last_step,
              tries = excluded.tries, tries_at = excluded.tries_at,
              recovery_hashes = excluded.recovery_hashes
            """)
        .params(row)
        .update();
  }

  @Override
  public void remove(UserId user) {
    jdbc.sql("delete from second_factors where user_id = :user")
        .param("user", user.value())
        .update();
  }

  @Override
  public Set<UserId> confirmed() {
    return jdbc
        .sql("select user_id from second_factors where confirmed")
        .query(UUID.class)
        .list()
        .stream()
        .map(UserId::new)
        .collect(Collectors.toSet());
  }

  private Optional<SecondFactor> find(String sql, UserId user) {
    return jdbc.sql(sql).param("user", user.value()).query((row, _) -> factor(row)).optional();
  }

  private static SecondFactor factor(ResultSet row) throws SQLException {
    return new SecondFactor(
        new UserId(Rows.uuid(row, "user_id")),
        row.getString("sealed_secret"),
        row.getBoolean("confirmed"),
        row.getLong("last_step"),
        row.getDouble("tries"),
        Rows.instant(row, "tries_at"),
        Set.copyOf(List.of(Rows.texts(row, "recovery_hashes"))));
  }
}
