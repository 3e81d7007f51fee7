package ai.halo.adapter.persistence.embedded;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** What the JDK's file operations leave to the caller: reaching the disk, and whole trees. */
final class Durable {
  private static final Duration LONGEST_SYNC = Duration.ofMinutes(1);

  private Durable() {}

  /** Returns once the file's content is on the disk. */
  static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Returns once what was created, renamed or deleted in the directory is on the disk. */
  static void syncDirectory(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Returns once a directory and all below it are on the disk: by one call for the whole file
   * system where there is one, since a thousand files take a busy disk half a minute one by one.
   */
  static void syncTree(Path top) throws IOException {
    if (syncsFileSystemOf(top)) {
      return;
    }
    try (var all = Files.walk(top)) {
      for (var file : all.filter(path -> Files.isRegularFile(path, NOFOLLOW_LINKS)).toList()) {
        sync(file);
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static boolean syncsFileSystemOf(Path path) {
    try {
      return Command.run(List.of("sync", "-f", path.toString()), LONGEST_SYNC).exit() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  /** Deletes a directory and all below it; what is already gone is fine. */
  static void deleteTree(Path top) throws IOException {
    if (!Files.exists(top)) {
      return;
    }
    try (var all = Files.walk(top)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }
}
