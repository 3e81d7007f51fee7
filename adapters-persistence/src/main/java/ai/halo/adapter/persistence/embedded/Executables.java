package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's programs, unpacked once per version into a place that data directories share.
 *
 * <p>A version's directory is named after the checksum of its archive and appears by one rename, so
 * it is complete or absent, whoever else unpacks at the same time.
 *
 * @param home where they are
 * @param major the server's major version
 */
record Executables(Path home, String major) {
  private static final Logger LOG = LoggerFactory.getLogger(Executables.class);
  private static final Duration A_MOMENT = Duration.ofSeconds(10);
  private static final Pattern MAJOR = Pattern.compile("PostgreSQL\\) (\\d+)");

  /**
   * The programs in the shared place, or with the data where that place cannot be used: it may not
   * be writable, belong to somebody else, or forbid programs.
   */
  static Executables install(Path shared, DataDirectory fallback, Account account)
      throws IOException {
    var archive = archive();
    var name = fingerprint(archive);
    var place = shared.toAbsolutePath().normalize();
    DataDirectory.refuseUnsafe(place);
    try {
      return install(archive, name, place, account);
    } catch (IOException unusable) {
      LOG.info(
          "PostgreSQL's programs go to {}, since {} cannot be used",
          fallback.ownExecutables(),
          place);
      try {
        return install(archive, name, fallback.ownExecutables(), account);
      } catch (IOException second) {
        second.addSuppressed(unusable);
        throw second;
      }
    }
  }

  private static Executables install(URL archive, String name, Path place, Account account)
      throws IOException {
    var home = place.resolve(name);
    if (!Files.exists(home)) {
      unpack(archive, home);
    }
    var said =
        Command.run(account.unprivileged(List.of(bin(home, "postgres"), "--version")), A_MOMENT);
    var major = MAJOR.matcher(said.output());
    if (said.exit() != 0 || !major.find()) {
      throw new IOException("PostgreSQL does not run: " + said.output().strip());
    }
    return new Executables(home, major.group(1));
  }

  private static void unpack(URL archive, Path home) throws IOException {
    var place = home.getParent();
    if (place != null) {
      DataDirectory.createPrivately(place);
    }
    var unfinished = home.resolveSibling(home.getFileName() + ".unpacking-" + UUID.randomUUID());
    try (var packed = archive.openStream()) {
      Archive.unpack(packed, unfinished);
      Durable.syncTree(unfinished);
      moveUnlessThere(unfinished, home);
    } finally {
      Durable.deleteTree(unfinished);
    }
  }

  private static void moveUnlessThere(Path unfinished, Path home) throws IOException {
    try {
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      // A rename onto a directory with content fails: somebody was faster with the same content.
      if (!Files.exists(home)) {
        throw failed;
      }
    }
  }

  String program(String name) {
    return bin(home, name);
  }

  private static String bin(Path home, String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static URL archive() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var system = os.contains("mac") ? "darwin" : os.replace(' ', '_');
    var processor =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          case String other -> other;
        };
    var name = "postgres-" + system + "-" + processor + ".txz";
    var found = Executables.class.getClassLoader().getResource(name);
    if (found == null) {
      throw new EmbeddedPostgresFailure(
          "This build carries no PostgreSQL for "
              + system
              + " on "
              + processor
              + "; build it on such a machine or set HALO_DATABASE_URL to a PostgreSQL server.");
    }
    return found;
  }

  /**
   * Tells one archive from another. Within a jar its checksum is known already, and hashing all of
   * it anew at every start would take a third of a second.
   */
  private static String fingerprint(URL archive) throws IOException {
    if (archive.openConnection() instanceof JarURLConnection inJar) {
      var entry = inJar.getJarEntry();
      return "%08x%08x".formatted(entry.getCrc(), entry.getSize());
    }
    try (var stream = new CheckedInputStream(archive.openStream(), new CRC32())) {
      var size = stream.transferTo(OutputStream.nullOutputStream());
      return "%08x%08x".formatted(stream.getChecksum().getValue(), size);
    }
  }
}
