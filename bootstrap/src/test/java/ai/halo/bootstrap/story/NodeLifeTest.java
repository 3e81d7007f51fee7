package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.adapter.persistence.embedded.EmbeddedPostgres;
import ai.halo.adapter.persistence.embedded.EmbeddedPostgresSettings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that starts before its database does, and ends while there is work in its hands: nobody
 * waits for it longer than he must.
 */
class NodeLifeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The sum of what its parts may take: the work on calls, and requests. */
  private static final Duration GRACE = Duration.ofSeconds(40);

  private static final int ENDED_BY_SIGTERM = 143;

  @TempDir Path database;
  @TempDir Path data;

  @Test
  void waitsForItsDatabaseAndHandsOverWhatIsInItsHandsWhenItIsToldToEnd() throws Exception {
    var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(database));
    var port = postgres.port();
    var url = postgres.jdbcUrl();
    var password = postgres.password();
    postgres.close();
    // Partners take their time, so that there is work in hand at any moment.
    try (var halo =
        HaloProcess.launch(
            data,
            "--halo.database.url=" + url,
            "--halo.database.user=" + postgres.username(),
            "--halo.database.password=" + password,
            "--halo.mock.speed=0.2",
            "--halo.work.shutdown=500ms")) {
      await().atMost(PATIENCE).until(() -> halo.output().contains("does not answer yet"));
      assertThat(halo.output()).doesNotContain(password).doesNotContain("\tat ");

      try (var again = EmbeddedPostgres.start(on(port))) {
        await().atMost(PATIENCE).until(() -> new HaloClient(halo.address()).isReady());
        assertThat(halo.output()).contains("so the start goes on");
        var client = halo.signedIn();
        for (var i = 0; i < 20; i++) {
          client.place("+99890%06d1".formatted(i), "ru");
        }
        await().atMost(PATIENCE).until(() -> picked(again) > 0);

        var seen = new ArrayList<Integer>();
        halo.terminate();
        await()
            .atMost(GRACE)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> {
              seen.add(readiness(client));
              return !halo.isAlive();
            });

        assertThat(halo.waitFor(GRACE)).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(seen).as("readiness on the way down").contains(503);
        assertThat(picked(again)).as("work that waits for a heartbeat").isZero();
        assertThat(count(again, "select count(*) from nodes")).as("nodes that seem alive").isZero();
      }
    }
  }

  private EmbeddedPostgresSettings on(int port) {
    var usual = EmbeddedPostgresSettings.in(database);
    return new EmbeddedPostgresSettings(
        usual.directory(),
        usual.executables(),
        port,
        usual.sharedBuffersMegabytes(),
        usual.startTimeout());
  }

  /** 0 where nobody answers any more. */
  private static int readiness(HaloClient client) {
    try {
      return client.get("/actuator/health/readiness").statusCode();
    } catch (UncheckedIOException gone) {
      return 0;
    }
  }

  private static int picked(EmbeddedPostgres postgres) throws SQLException {
    return count(
        postgres,
        "select count(*) from scheduled_tasks where picked and task_name = 'advance-call'");
  }

  private static int count(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.username(), postgres.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
