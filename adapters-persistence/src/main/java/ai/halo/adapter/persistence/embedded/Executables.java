package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's programs, unpacked once per version into a place that data directories share.
 *
 * <p>A version's directory is named after the hash of its archive and appears by one rename, so it
 * is complete or absent, whoever else unpacks at the same time.
 */
record Executables(Path home) {
  private static final Logger LOG = LoggerFactory.getLogger(Executables.class);
  private static final int NAME_LENGTH = 16;
  private static final int BUFFER = 1 << 16;

  static Executables install(Path shared, DataDirectory fallback) throws IOException {
    var archive = archive();
    var name = fingerprint(archive);
    var place = shared.toAbsolutePath().normalize();
    DataDirectory.refuseUnsafe(place);
    var known = place.resolve(name);
    if (Files.exists(known)) {
      return new Executables(known);
    }
    try {
      return install(archive, name, place);
    } catch (IOException unwritable) {
      LOG.info(
          "PostgreSQL's programs go to {}, since {} cannot be written",
          fallback.ownExecutables(),
          place);
      try {
        return install(archive, name, fallback.ownExecutables());
      } catch (IOException second) {
        second.addSuppressed(unwritable);
        throw second;
      }
    }
  }

  private static Executables install(URL archive, String name, Path place) throws IOException {
    var home = place.resolve(name);
    if (Files.exists(home)) {
      return new Executables(home);
    }
    DataDirectory.createPrivately(place);
    var unfinished = place.resolve(name + ".unpacking-" + UUID.randomUUID());
    try (var packed = archive.openStream()) {
      Archive.unpack(packed, unfinished);
      moveUnlessThere(unfinished, home);
    } finally {
      Durable.deleteTree(unfinished);
    }
    return new Executables(home);
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

  private static String fingerprint(URL archive) throws IOException {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      try (var stream = new DigestInputStream(archive.openStream(), sha256)) {
        drain(stream);
      }
      return HexFormat.of().formatHex(sha256.digest()).substring(0, NAME_LENGTH);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static void drain(InputStream stream) throws IOException {
    var buffer = new byte[BUFFER];
    while (stream.read(buffer) >= 0) {
      // Only the digest is wanted.
    }
  }
}
