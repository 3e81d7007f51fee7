package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * The files of one database cluster, made by initdb under another name and renamed when complete: a
 * cluster that is there is whole, and whatever bears the other name is half done and deleted.
 */
record Cluster(DataDirectory directory, Account account, Executables executables) {
  private static final Duration LONGEST_INITDB = Duration.ofMinutes(3);

  void initializeUnlessThere(Credentials credentials) throws IOException {
    Durable.deleteTree(directory.initializing());
    if (Files.exists(directory.cluster())) {
      refuseOtherVersion();
      return;
    }
    initialize(credentials);
  }

  private void initialize(Credentials credentials) throws IOException {
    var password = password(credentials);
    try {
      var initdb =
          Command.run(
              account.unprivileged(
                  List.of(
                      executables.program("initdb"),
                      "--pgdata=" + directory.initializing(),
                      "--username=" + Credentials.ADMINISTRATOR,
                      "--pwfile=" + password,
                      "--auth=scram-sha-256",
                      "--encoding=UTF8",
                      "--locale=C",
                      "--locale-provider=builtin",
                      "--builtin-locale=C.UTF-8",
                      "--no-instructions")),
              LONGEST_INITDB);
      if (initdb.exit() != 0) {
        throw new EmbeddedPostgresFailure(
            "PostgreSQL cannot create its database in "
                + directory.root()
                + ": "
                + initdb.output().strip());
      }
    } finally {
      Files.deleteIfExists(password);
    }
    Files.move(directory.initializing(), directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
    Durable.syncDirectory(directory.root());
  }

  /** Handed over in a file, since a command line is for everybody on the machine to read. */
  private Path password(Credentials credentials) throws IOException {
    var file =
        Files.createTempFile(
            directory.root(),
            "initdb",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, credentials.administrator());
    return file;
  }

  private void refuseOtherVersion() throws IOException {
    var stored = Files.readString(directory.cluster().resolve("PG_VERSION")).strip();
    if (!executables.major().equals(stored)) {
      throw new EmbeddedPostgresFailure(
          "The database in "
              + directory.cluster()
              + " was made by PostgreSQL "
              + stored
              + " and this build carries "
              + executables.major()
              + "; dump it with the older build and load it into an empty data directory.");
    }
  }
}
