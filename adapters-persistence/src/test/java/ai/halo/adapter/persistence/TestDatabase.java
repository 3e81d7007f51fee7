package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.embedded.EmbeddedPostgres;
import ai.halo.adapter.persistence.embedded.EmbeddedPostgresSettings;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL for all tests of this JVM, and the adapters on it: in a container where an engine
 * answers, else the embedded one.
 *
 * <p>Its schema is one version newer than this one, by all that a migration may change: so every
 * statement that these tests send is shown to serve while nodes are replaced one by one.
 */
final class TestDatabase {
  private static final class Shared {
    static final TestDatabase INSTANCE = new TestDatabase(start());
  }

  private final DatabaseAddress address;
  private final Database database;
  private final HikariDataSource pool;
  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate template;
  private final JdbcTransactionManager manager;
  private final JdbcUnitOfWork unitOfWork;
  private final DatabaseClock clock;
  private final FactJson json = new FactJson();

  private TestDatabase(DatabaseAddress address) {
    this.address = address;
    database = Database.at(address);
    database.migrate();
    migrateAsTheNextVersionMay();
    pool = database.pool(20);
    template = new NamedParameterJdbcTemplate(pool);
    jdbc = JdbcClient.create(template);
    manager = new JdbcTransactionManager(pool);
    unitOfWork = new JdbcUnitOfWork(new TransactionTemplate(manager));
    clock = DatabaseClock.of(pool);
  }

  /** What {@link MigrationRulesTest} lets pass, done to every table there is. */
  private void migrateAsTheNextVersionMay() {
    JdbcClient.create(database.dedicated())
        .sql(
            """
            do $$
            declare one text;
            begin
              for one in select tablename from pg_tables
                  where schemaname = 'public' and tablename <> 'flyway_schema_history' loop
                execute format('alter table %I add column of_the_next_version text', one);
                execute format(
                  'alter table %I add column wanted_by_the_next_version text not null default %L',
                  one, 'as before');
              end loop;
              create table of_the_next_version (id bigint primary key);
            end $$
            """)
        .update();
  }

  /** The database, without anything in it. */
  static TestDatabase empty() {
    var shared = Shared.INSTANCE;
    shared
        .jdbc
        .sql(
            """
            truncate reanalysis_results, reanalyses, calls, call_texts, call_facts, dial_attempts, do_not_call, users,
              second_factors, api_keys, sign_in_sessions, revoked_tokens, idempotent_requests, scheduled_tasks, brakes, brake_log,
              dial_strangers, nodes
            """)
        .update();
    // What nobody may empty, emptied by the one who owns it.
    new TransactionTemplate(shared.manager)
        .executeWithoutResult(_ -> {
          shared.jdbc.sql("alter table audit_log disable trigger user").update();
          shared.jdbc.sql("truncate audit_log").update();
          shared.jdbc.sql("alter table audit_log enable trigger user").update();
        });
    return shared;
  }

  private static DatabaseAddress start() {
    return mayHaveEngine() && DockerClientFactory.instance().isDockerAvailable()
        ? container()
        : embedded();
  }

  /** Asked first, since looking for an engine thoroughly takes seconds. */
  private static boolean mayHaveEngine() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }

  @SuppressWarnings("resource") // lives as long as the JVM; its library then removes it
  private static DatabaseAddress container() {
    var postgres = new PostgreSQLContainer("postgres:18-alpine");
    postgres.start();
    return new DatabaseAddress(
        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
  }

  private static DatabaseAddress embedded() {
    try {
      var directory = Files.createTempDirectory("halo-test-postgres");
      var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(directory));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, directory)));
      return new DatabaseAddress(postgres.jdbcUrl(), postgres.username(), postgres.password());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void stop(EmbeddedPostgres postgres, Path directory) {
    postgres.close();
    try (var files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      System.err.println("left behind: " + directory);
    }
  }

  DatabaseAddress address() {
    return address;
  }

  Database database() {
    return database;
  }

  HikariDataSource pool() {
    return pool;
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  NamedParameterJdbcTemplate template() {
    return template;
  }

  JdbcTransactionManager manager() {
    return manager;
  }

  JdbcUnitOfWork unitOfWork() {
    return unitOfWork;
  }

  DatabaseClock clock() {
    return clock;
  }

  JdbcCalls calls() {
    return calls(() -> {});
  }

  JdbcCalls calls(Runnable afterCommit) {
    return new JdbcCalls(template, unitOfWork, json, afterCommit);
  }

  JdbcFactFeed feed() {
    return new JdbcFactFeed(jdbc, database.dedicated(), json);
  }
}
