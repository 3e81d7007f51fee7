package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.embedded.EmbeddedPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The PostgreSQL of this node: reached, or started and owned. Whatever holds a connection must be
 * closed before it.
 */
final class Database implements AutoCloseable {
  private static final int FEWEST_IDLE = 4;
  private static final long IDLE_MILLIS = 120_000;
  private static final long CONNECT_MILLIS = 10_000;

  /**
   * Limits of every pooled session. Nothing here takes seconds by itself, so whoever does is stuck;
   * work of minutes, such as a migration, has connections of its own. A limit that an older server
   * does not know is left out.
   */
  private static final String LIMITS =
      """
      select set_config(name, value, false)
      from (values
        ('statement_timeout', '15s'),
        ('lock_timeout', '5s'),
        ('transaction_timeout', '30s'),
        ('idle_in_transaction_session_timeout', '30s')) as limits (name, value)
      where name in (select name from pg_settings)
      """;

  private final DatabaseAddress address;
  private final @Nullable EmbeddedPostgres embedded;

  private Database(DatabaseAddress address, @Nullable EmbeddedPostgres embedded) {
    this.address = address;
    this.embedded = embedded;
  }

  static Database open(DatabaseSettings settings) {
    if (!settings.isEmbedded()) {
      return new Database(settings.server(), null);
    }
    var postgres = EmbeddedPostgres.start(settings.embedded().toSettings());
    return new Database(
        new DatabaseAddress(postgres.jdbcUrl(), postgres.username(), postgres.password()),
        postgres);
  }

  /** Of a server that somebody else looks after. */
  static Database at(DatabaseAddress address) {
    return new Database(address, null);
  }

  /**
   * Waits for a server that does not take connections yet.
   *
   * @param longest for how long; zero for one try
   */
  void await(Duration longest) {
    new ServerWait(dedicated(), address.place(), longest).untilItAnswers();
  }

  /** Brings the schema up to date; nodes that start together take turns. */
  void migrate() {
    new Schema(dedicated()).migrate();
  }

  HikariDataSource pool(int connections) {
    var config = new HikariConfig();
    config.setPoolName("halo");
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(FEWEST_IDLE);
    config.setIdleTimeout(IDLE_MILLIS);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setConnectionInitSql(LIMITS);
    config.setDataSourceProperties(properties());
    config.addDataSourceProperty("socketTimeout", "30");
    return new HikariDataSource(config);
  }

  /** Opens a connection whenever it is asked for one, without the pool's limits. */
  DataSource dedicated() {
    var source = new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password());
    source.setConnectionProperties(properties());
    return source;
  }

  private static Properties properties() {
    var properties = new Properties();
    properties.setProperty("ApplicationName", "halo");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    // A rejected row would otherwise stand in the message, numbers and all.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
