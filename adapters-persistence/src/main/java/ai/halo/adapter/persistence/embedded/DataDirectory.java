package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * The absolute place of everything the embedded PostgreSQL keeps, private to its owner.
 *
 * @param root the directory itself, without symbolic links, so that it can be compared with what a
 *     running server says
 */
record DataDirectory(Path root) {

  /** pg_ctl hands paths to a shell inside double quotes, where only these mean something. */
  private static final Pattern UNSAFE = Pattern.compile("[\"$`\\\\\\p{Cntrl}]");

  static DataDirectory prepare(Path configured) {
    var path = configured.toAbsolutePath().normalize();
    refuseUnsafe(path);
    try {
      createPrivately(path);
      return new DataDirectory(path.toRealPath());
    } catch (FileAlreadyExistsException notADirectory) {
      throw new EmbeddedPostgresFailure(
          "The data directory " + path + " is a file; name a directory.", notADirectory);
    } catch (IOException denied) {
      throw new EmbeddedPostgresFailure(
          "The data directory " + path + " cannot be created; name one that can be written.",
          denied);
    }
  }

  static void refuseUnsafe(Path path) {
    if (UNSAFE.matcher(path.toString()).find()) {
      throw new EmbeddedPostgresFailure(
          "The path "
              + path
              + " contains a quote, dollar, backtick, backslash or control character, which"
              + " PostgreSQL's tools cannot handle; choose another.");
    }
  }

  static void createPrivately(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** The cluster itself; exists only when initdb has finished. */
  Path cluster() {
    return root.resolve("cluster");
  }

  /** Where initdb works; whatever is left here is half done. */
  Path initializing() {
    return root.resolve("cluster.initializing");
  }

  Path credentials() {
    return root.resolve("credentials");
  }

  Path lock() {
    return root.resolve("halo.lock");
  }

  Path log() {
    return root.resolve("postgres.log");
  }

  /** Where the server programs go when the shared place cannot be written. */
  Path ownExecutables() {
    return root.resolve("executables");
  }
}
