package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The passwords of one cluster, made once and readable by the owner alone.
 *
 * @param administrator of the role {@value #ADMINISTRATOR}, which only creates the other role and
 *     its database
 * @param application of the role {@value #APPLICATION}, which owns the database and nothing else
 */
record Credentials(String administrator, String application) {
  static final String ADMINISTRATOR = "postgres";
  static final String APPLICATION = "halo";

  private static final int BYTES = 24;

  static Credentials loadOrCreate(DataDirectory directory) throws IOException {
    var file = directory.credentials();
    if (Files.exists(file)) {
      return load(file);
    }
    if (Files.exists(directory.cluster())) {
      throw new EmbeddedPostgresFailure(
          "The file "
              + file
              + " with the database's passwords is gone; restore it, or move "
              + directory.cluster()
              + " away to start with an empty database.");
    }
    var fresh = new Credentials(random(), random());
    fresh.store(directory);
    return fresh;
  }

  private static Credentials load(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    if (lines.size() != 2 || lines.stream().anyMatch(String::isBlank)) {
      throw new EmbeddedPostgresFailure(
          "The file " + file + " does not hold the two passwords it was written with; restore it.");
    }
    return new Credentials(lines.get(0), lines.get(1));
  }

  /** Written whole under another name first, so that a crash leaves all of it or nothing. */
  private void store(DataDirectory directory) throws IOException {
    var file = directory.credentials();
    var unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(unfinished, List.of(administrator, application));
    Durable.sync(unfinished);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    Durable.syncDirectory(directory.root());
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}
