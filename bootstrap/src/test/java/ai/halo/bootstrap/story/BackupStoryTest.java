package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.bootstrap.deploy.Tools;
import ai.halo.bootstrap.deploy.Tools.Said;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of deploy/ that write a backup and put it back, on a PostgreSQL of Debian, with HALO
 * before and after.
 */
class BackupStoryTest {
  private static final String NOBODY = "65534";
  private static final String PASSWORD = "only-of-this-test";

  @TempDir Path folder;

  private final Map<String, String> environment = new TreeMap<>();
  private Path programs;
  private Path cluster;
  private @Nullable Process server;

  @BeforeEach
  void start() throws Exception {
    programs = Tools.need("pg_dump").getParent();
    Tools.need("initdb");
    cluster = Files.createTempDirectory("halo-backup");
    var port = freePort();
    environment.put("PATH", programs + ":" + System.getenv("PATH"));
    environment.put("PGHOST", "127.0.0.1");
    environment.put("PGPORT", Integer.toString(port));
    environment.put("PGPASSWORD", PASSWORD);
    var secret = Files.writeString(cluster.resolve("secret"), PASSWORD);
    var data = cluster.resolve("data");
    if (isRoot()) {
      var given = Tools.run(Map.of(), "chown", "-R", NOBODY + ":" + NOBODY, cluster);
      assertThat(given.code()).as(given.output()).isZero();
    }
    var made =
        Tools.run(
            environment,
            asNobody(
                programs.resolve("initdb"),
                "--pgdata=" + data,
                "--username=halo",
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "--no-sync"));
    assertThat(made.code()).as(made.output()).isZero();
    server =
        Tools.builder(
                environment,
                asNobody(
                    programs.resolve("postgres"),
                    "-D",
                    data,
                    "-p",
                    port,
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories="))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("postgres.log").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Tools.run(environment, "pg_isready", "-U", "halo").code() == 0);
    sql("postgres", "create database halo");
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.destroy();
      server.waitFor();
    }
    Tools.run(Map.of(), "rm", "-rf", cluster);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Object[] asNobody(Object... command) {
    var whole = new ArrayList<>();
    if (isRoot()) {
      whole.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
    }
    whole.addAll(List.of(command));
    return whole.toArray();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private String sql(String database, String statement) {
    var said =
        Tools.run(
            environment, "psql", "-X", "-A", "-t", "-U", "halo", "-d", database, "-c", statement);
    assertThat(said.code()).as(said.output()).isZero();
    return said.output().strip();
  }

  private Said script(String name, String database, Object argument) {
    var with = new TreeMap<>(environment);
    with.put("PGDATABASE", database);
    return Tools.run(with, "sh", Tools.DEPLOY.resolve(name), argument);
  }

  private HaloProcess halo(String database) throws IOException {
    var url = "jdbc:postgresql://127.0.0.1:%s/%s".formatted(environment.get("PGPORT"), database);
    return HaloProcess.start(
        folder.resolve(database),
        "--halo.database.url=" + url,
        "--halo.database.user=halo",
        "--halo.database.password=" + PASSWORD,
        "--halo.mock.speed=100");
  }

  @Test
  void whatWasBackedUpComesBackAndDialsNobodyUntilAPersonSaysSo() throws Exception {
    String id;
    Path backup;
    try (var halo = halo("halo")) {
      var client = halo.signedIn();
      id = client.place("+998901230011", "ru");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> client.call(id).get("status").asString().equals("completed"));

      // HALO goes on meanwhile.
      var written = script("backup.sh", "halo", folder.resolve("backups"));
      assertThat(written.code()).as(written.output()).isZero();
      backup = Path.of(written.output().strip());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");

    var over = script("restore.sh", "halo", backup);
    assertThat(over.code()).isEqualTo(65);
    assertThat(over.output()).contains("halo is not empty");
    sql("postgres", "create database restored");
    var restored = script("restore.sh", "restored", backup);
    assertThat(restored.code()).as(restored.output()).isZero();
    assertThat(restored.output()).contains("restored: 1 calls");

    // The same cluster on the same timeline, which HALO could not tell by itself.
    try (var halo = halo("restored")) {
      var client = halo.signedIn();
      assertThat(client.call(id).get("disposition").asString()).isEqualTo("interested");
      var dialling = client.json("/api/dialling");
      assertThat(dialling.get("open").asBoolean()).isFalse();
      assertThat(dialling.at("/brakes/0/brake").asString()).isEqualTo("restore");
    }
  }

  @Test
  void keepsTheLatestFourteenAndRefusesADatabaseOfOthers() throws Exception {
    var backups = Files.createDirectories(folder.resolve("backups"));
    for (var day = 10; day < 30; day++) {
      Files.createFile(backups.resolve("halo-202501%dT000000Z.dump".formatted(day)));
    }
    Files.createFile(backups.resolve("mine.dump"));

    var empty = script("backup.sh", "halo", backups);
    assertThat(empty.code()).isEqualTo(65);
    assertThat(empty.output()).contains("holds no facts of calls");
    sql("halo", "create table call_facts (id int)");
    var written = script("backup.sh", "halo", backups);
    assertThat(written.code()).as(written.output()).isZero();

    try (Stream<Path> left = Files.list(backups)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .hasSize(15)
          .contains("mine.dump", "halo-20250129T000000Z.dump")
          .doesNotContain("halo-20250110T000000Z.dump");
    }
  }
}
