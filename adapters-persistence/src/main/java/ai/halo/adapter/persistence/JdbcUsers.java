package ai.halo.adapter.persistence;

import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.port.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users by id and by their name, which is lower case by its type. */
final class JdbcUsers implements Users {
  private static final String SELECT =
      """
      select id, name, password_hash, password_temporary, role, active, token_epoch, created_at from users
      """;

  private final JdbcClient jdbc;

  JdbcUsers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean add(User user) {
    return jdbc.sql(
                """
                insert into users (id, name, password_hash, password_temporary, role, active,
                  token_epoch, created_at)
                values (:id, :name, :password_hash, :password_temporary, :role, :active,
                  :token_epoch, :created_at)
                on conflict (name) do nothing
                """)
            .params(row(user))
            .update()
        == 1;
  }

  @Override
  public Optional<User> find(Username name) {
    return jdbc.sql(SELECT + "where name = :name")
        .param("name", name.value())
        .query((row, _) -> user(row))
        .optional();
  }

  @Override
  public Optional<User> find(UserId id) {
    return jdbc.sql(SELECT + "where id = :id")
        .param("id", id.value())
        .query((row, _) -> user(row))
        .optional();
  }

  @Override
  public Optional<User> findForUpdate(UserId id) {
    return jdbc.sql(SELECT + "where id = :id for update")
        .param("id", id.value())
        .query((row, _) -> user(row))
        .optional();
  }

  @Override
  public int countAdministratorsForUpdate() {
    return jdbc.sql("select id from users where role = :admin and active order by id for update")
        .param("admin", Role.ADMIN.word())
        .query(UUID.class)
        .list()
        .size();
  }

  @Override
  public void save(User user) {
    jdbc.sql(
            """
            update users set name = :name, password_hash = :password_hash,
              password_temporary = :password_temporary, role = :role, active = :active, token_epoch = :token_epoch
            where id = :id
            """)
        .params(row(user))
        .update();
  }

  @Override
  public boolean isEmpty() {
    return jdbc.sql("select not exists (select from users)").query(Boolean.class).single();
  }

  @Override
  public List<User> all() {
    return jdbc.sql(SELECT + "order by name").query((row, _) -> user(row)).list();
  }

  private static Map<String, Object> row(User user) {
    var row = new HashMap<String, Object>();
    row.put("id", user.id().value());
    row.put("name", user.name().value());
    row.put("password_hash", user.passwordHash());
    row.put("password_temporary", user.passwordTemporary());
    row.put("role", user.role().word());
    row.put("active", user.active());
    row.put("token_epoch", user.tokenEpoch());
    row.put("created_at", Rows.time(user.createdAt()));
    return row;
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        new UserId(Rows.uuid(row, "id")),
        new Username(row.getString("name")),
        row.getString("password_hash"),
        row.getBoolean("password_temporary"),
        Rows.word(row, "role", Role.class),
        row.getBoolean("active"),
        row.getInt("token_epoch"),
        Rows.instant(row, "created_at"));
  }
}
