package ai.halo.adapter.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  private static final String FIRST_START = "first-start";

  @TempDir static Path started;
  @TempDir Path directory;

  /** A first start takes seconds on a busy disk, so most tests begin with a copy of one. */
  @BeforeAll
  static void startOnce() {
    EmbeddedPostgres.start(EmbeddedPostgresSettings.in(started)).close();
  }

  @BeforeEach
  void copyUnlessFirstStart(TestInfo test) throws IOException {
    if (test.getTags().contains(FIRST_START)) {
      return;
    }
    try (var all = Files.walk(started)) {
      for (var path : all.filter(path -> !path.equals(started)).toList()) {
        Files.copy(
            path, directory.resolve(started.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @Test
  void keepsItsDataFromOneStartToTheNext() throws SQLException {
    try (var first = start()) {
      run(first, "create table kept (word text)", "insert into kept values ('yes')");
    }

    try (var second = start()) {
      assertThat(ask(second, "select word from kept")).isEqualTo("yes");
    }
  }

  @Test
  void promisesDurabilityAndKnowsNobodyWithoutPassword() throws IOException, SQLException {
    try (var postgres = start()) {
      assertThat(ask(postgres, "show fsync")).isEqualTo("on");
      assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(postgres, "select rolsuper from pg_roles where rolname = current_user"))
          .isEqualTo("f");
      assertThat(Files.readString(directory.resolve("cluster").resolve("pg_hba.conf")))
          .contains("scram-sha-256")
          .doesNotContain("trust");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), "guess"))
          .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void makesItsPasswordsOnceAndHidesThemFromOtherUsers() throws IOException {
    String first;
    try (var postgres = start()) {
      first = postgres.password();
    }

    try (var postgres = start()) {
      assertThat(postgres.password()).isEqualTo(first).hasSizeGreaterThan(32);
    }

    assertThat(Files.getPosixFilePermissions(directory.resolve("credentials")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(directory.resolve("postgres.log"))).doesNotContain(first);
  }

  @Test
  void startsAServerThatWasKilledAgainOnTheSamePort() throws SQLException {
    try (var postgres = start()) {
      run(postgres, "create table kept (word text)", "insert into kept values ('yes')");
      var url = postgres.jdbcUrl();
      var killed = postgres.pid();

      Kill.now(killed);

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(postgres.pid()).isNotEqualTo(killed));
      assertThat(postgres.jdbcUrl()).isEqualTo(url);
      assertThat(ask(postgres, "select word from kept")).isEqualTo("yes");
    }
  }

  @Test
  void recoversWhatWasCommittedBeforeNodeAndServerWereKilled() throws Exception {
    try (var owner = OwnerProcess.start(directory)) {
      commitSomethingIn(owner);
      owner.kill();
      Kill.now(owner.serverPid());
    }

    try (var postgres = start()) {
      assertThat(ask(postgres, "select word from kept")).isEqualTo("yes");
    }
  }

  @Test
  void adoptsTheServerThatAKilledNodeLeftRunning() throws Exception {
    try (var owner = OwnerProcess.start(directory)) {
      commitSomethingIn(owner);
      owner.kill();

      try (var postgres = start()) {
        assertThat(postgres.pid()).isEqualTo(owner.serverPid());
        assertThat(ask(postgres, "select word from kept")).isEqualTo("yes");
      }

      await().until(() -> ProcessHandle.of(owner.serverPid()).isEmpty());
    }
  }

  @Test
  void replacesASurvivorThatRunsWithOtherSettings() throws Exception {
    try (var owner = OwnerProcess.start(directory)) {
      commitSomethingIn(owner);
      owner.kill();

      try (var postgres = EmbeddedPostgres.start(settings(0, 48))) {
        assertThat(postgres.pid()).isNotEqualTo(owner.serverPid());
        assertThat(ask(postgres, "show shared_buffers")).isEqualTo("48MB");
        assertThat(ask(postgres, "select word from kept")).isEqualTo("yes");
      }
    }
  }

  @Test
  void ignoresAPidFileWhoseNumberNowBelongsToSomebodyElse() throws IOException, SQLException {
    Files.write(
        directory.resolve("cluster").resolve("postmaster.pid"),
        List.of(
            Long.toString(ProcessHandle.current().pid()),
            directory.resolve("cluster").toString(),
            "1795341487",
            "5432",
            "",
            "127.0.0.1",
            "  2154510         4",
            "ready   "));

    try (var postgres = start()) {
      assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void ignoresAPidFileThatAPowerLossEmptied() throws IOException, SQLException {
    Files.createFile(directory.resolve("cluster").resolve("postmaster.pid"));

    try (var postgres = start()) {
      assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  @Tag(FIRST_START)
  void wipesWhatAnInterruptedFirstStartLeft() throws IOException, SQLException {
    var halfDone = Files.createDirectories(directory.resolve("cluster.initializing"));
    Files.writeString(halfDone.resolve("PG_VERSION"), "18");
    Files.createDirectories(halfDone.resolve("base").resolve("1"));

    try (var postgres = start()) {
      assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }

    assertThat(halfDone).doesNotExist();
  }

  @Test
  void avoidsATakenPort() throws IOException, SQLException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var postgres = EmbeddedPostgres.start(settings(other.getLocalPort(), 64))) {
      assertThat(postgres.port()).isNotEqualTo(other.getLocalPort());
      assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesADirectoryThatThisProcessHolds() throws SQLException {
    try (var owner = start()) {
      assertThatExceptionOfType(EmbeddedPostgresFailure.class)
          .isThrownBy(this::start)
          .withMessageContaining("is in use by another node");

      assertThat(ask(owner, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesADirectoryThatAnotherNodeHoldsAndNamesItsProcess() throws Exception {
    try (var owner = OwnerProcess.start(directory)) {
      assertThatExceptionOfType(EmbeddedPostgresFailure.class)
          .isThrownBy(this::start)
          .withMessageContaining("(process " + owner.pid() + ")");

      owner.kill();
    }
  }

  @Test
  void saysSoWhenTheDataIsOfAnotherMajorVersion() throws IOException {
    Files.writeString(directory.resolve("cluster").resolve("PG_VERSION"), "17\n");

    assertThatExceptionOfType(EmbeddedPostgresFailure.class)
        .isThrownBy(this::start)
        .withMessageContaining("was made by PostgreSQL 17 and this build carries 18");
  }

  @Test
  void saysSoWhenThePasswordsAreGone() throws IOException {
    Files.delete(directory.resolve("credentials"));

    assertThatExceptionOfType(EmbeddedPostgresFailure.class)
        .isThrownBy(this::start)
        .withMessageContaining("with the database's passwords is gone");
  }

  @Test
  void saysSoWhenThePasswordsAreOfAnotherDatabase() throws IOException {
    Files.write(directory.resolve("credentials"), List.of("somebody", "elses"));

    assertThatExceptionOfType(EmbeddedPostgresFailure.class)
        .isThrownBy(this::start)
        .withMessageContaining("does not accept the passwords");
  }

  @Test
  @Tag(FIRST_START)
  void refusesAPathThatAShellWouldRead() {
    assertThatExceptionOfType(EmbeddedPostgresFailure.class)
        .isThrownBy(() ->
            EmbeddedPostgres.start(
                EmbeddedPostgresSettings.in(directory.resolve("$(touch nothing)"))))
        .withMessageContaining("dollar");
  }

  @Test
  @Tag(FIRST_START)
  void worksInADirectoryWithSpacesReachedByALink() throws IOException, SQLException {
    var real = Files.createDirectory(directory.resolve("all my data"));
    var link = Files.createSymbolicLink(directory.resolve("link"), real);

    try (var postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(link))) {
      assertThat(postgres.directory()).isEqualTo(real.toRealPath());
      assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  @Tag(FIRST_START)
  void unpacksItsProgramsOnceForAllWhoStartTogether() throws IOException {
    var shared = directory.resolve("shared");
    var fallback = DataDirectory.prepare(directory.resolve("data"));

    var both =
        List.of(
            CompletableFuture.supplyAsync(() -> install(shared, fallback)),
            CompletableFuture.supplyAsync(() -> install(shared, fallback)));
    var homes = both.stream().map(CompletableFuture::join).distinct().toList();

    assertThat(homes).hasSize(1);
    assertThat(Path.of(homes.getFirst().program("postgres"))).isExecutable();
    try (var left = Files.list(shared)) {
      assertThat(left).containsExactly(homes.getFirst().home());
    }
  }

  @Test
  @Tag(FIRST_START)
  void keepsItsProgramsWithItsDataWhereTheSharedPlaceCannotBeWritten() throws IOException {
    var notADirectory = Files.createFile(directory.resolve("file"));
    var fallback = DataDirectory.prepare(directory.resolve("data"));

    var installed = install(notADirectory.resolve("below"), fallback);

    assertThat(installed.home()).startsWithRaw(fallback.root());
    assertThat(Path.of(installed.program("postgres"))).isExecutable();
  }

  @Test
  @Tag(FIRST_START)
  void keepsItsProgramsWithItsDataWhereThoseInTheSharedPlaceDoNotRun() throws IOException {
    var shared = directory.resolve("shared");
    var fallback = DataDirectory.prepare(directory.resolve("data"));
    var broken = Path.of(install(shared, fallback).program("postgres"));
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rw-------"));

    var installed = install(shared, fallback);

    assertThat(installed.home()).startsWithRaw(fallback.root());
  }

  private static Executables install(Path shared, DataDirectory fallback) {
    try {
      return Executables.install(shared, fallback, Account.current());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(EmbeddedPostgresSettings.in(directory));
  }

  private EmbeddedPostgresSettings settings(int port, int buffers) {
    return new EmbeddedPostgresSettings(
        directory, EmbeddedPostgresSettings.usersCache(), port, buffers, Duration.ofSeconds(60));
  }

  private void commitSomethingIn(OwnerProcess owner) throws Exception {
    var passwords = Files.readAllLines(directory.resolve("credentials"));
    var port = PostmasterFile.read(directory.resolve("cluster")).orElseThrow().port();
    assertThat(owner.process().isAlive()).isTrue();
    try (var connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/halo", "halo", passwords.getLast())) {
      run(connection, "create table kept (word text)", "insert into kept values ('yes')");
    }
  }

  private static void run(EmbeddedPostgres postgres, String... statements) throws SQLException {
    try (var connection = connect(postgres)) {
      run(connection, statements);
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String ask(EmbeddedPostgres postgres, String question) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement();
        var row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), postgres.username(), postgres.password());
  }
}
