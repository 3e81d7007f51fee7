package ai.halo.bootstrap;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * A secret key that is made once and kept in the data directory, readable by its owner alone.
 *
 * <p>Whoever runs several nodes gives them one key by a setting instead.
 */
final class DataDirectoryKey {
  static final int BYTES = 32;

  private DataDirectoryKey() {}

  /** The key of that name; of two processes that make it at once, both get the same. */
  static byte[] of(Path dataDirectory, String name) throws IOException {
    var file = dataDirectory.resolve(name);
    if (Files.exists(file)) {
      return read(file);
    }
    Files.createDirectories(dataDirectory);
    var fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    var whole = Files.createTempFile(dataDirectory, name, ".new", ownerOnly());
    try {
      Files.write(whole, fresh, StandardOpenOption.SYNC);
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException faster) {
      return read(file);
    } catch (UnsupportedOperationException noLinks) {
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      return read(file);
    } finally {
      Files.deleteIfExists(whole);
    }
    return fresh;
  }

  private static byte[] read(Path file) throws IOException {
    var key = Files.readAllBytes(file);
    if (key.length != BYTES) {
      throw new IOException(
          "the key file %s is damaged; delete it to have a new one made".formatted(file));
    }
    return key;
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
