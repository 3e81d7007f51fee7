package ai.halo.adapter.persistence.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .txz}: what a running server needs, without what one would compile against. */
final class Archive {
  private static final int OWNER_EXECUTES = 0b001_000_000;

  private Archive() {}

  /** The target must not exist. What was unpacked may not be on the disk yet. */
  static void unpack(InputStream packed, Path target) throws IOException {
    DataDirectory.createPrivately(target);
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (isNeeded(entry.getName())) {
          unpack(tar, entry, target);
        }
      }
    }
  }

  private static boolean isNeeded(String name) {
    return !name.endsWith(".a") && !name.contains("/pkgconfig") && !name.contains("include/");
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    var path = inside(target, target.resolve(entry.getName()));
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(parentOf(path));
    if (entry.isSymbolicLink()) {
      var link = Path.of(entry.getLinkName());
      inside(target, parentOf(path).resolve(link));
      Files.createSymbolicLink(path, link);
    } else if (entry.isFile()) {
      Files.copy(tar, path);
      var rights = (entry.getMode() & OWNER_EXECUTES) == 0 ? "rw-r--r--" : "rwxr-xr-x";
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    } else {
      throw new IOException("the archive holds something that is no file: " + entry.getName());
    }
  }

  private static Path parentOf(Path path) throws IOException {
    var parent = path.getParent();
    if (parent == null) {
      throw new IOException("the archive holds a path without a parent: " + path);
    }
    return parent;
  }

  private static Path inside(Path target, Path path) throws IOException {
    var normal = path.normalize();
    if (!normal.startsWith(target)) {
      throw new IOException("the archive reaches outside of its directory: " + path);
    }
    return normal;
  }
}
