package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps two nodes out of one data directory. The operating system drops the lock with its process,
 * so a killed node leaves none behind; the file itself stays and means nothing.
 */
final class DirectoryLock implements AutoCloseable {
  private static final int LONGEST_PID = 20;

  /**
   * The directories this process holds. POSIX locks belong to the process and are all dropped when
   * any channel on the file is closed, so a second try from the same process must be refused before
   * it opens the file; only something as wide as the process can know.
   */
  private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final DataDirectory directory;
  private final FileChannel channel;

  private DirectoryLock(DataDirectory directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock take(DataDirectory directory) {
    if (!HELD_BY_THIS_PROCESS.add(directory.root())) {
      throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
    }
    var taken = false;
    try {
      var lock = lock(directory);
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        HELD_BY_THIS_PROCESS.remove(directory.root());
      }
    }
  }

  private static DirectoryLock lock(DataDirectory directory) {
    var channel = open(directory);
    try {
      if (channel.tryLock() == null) {
        var owner = read(channel);
        channel.close();
        throw inUse(directory, owner);
      }
      channel.truncate(0);
      var pid = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
      return new DirectoryLock(directory, channel);
    } catch (IOException failed) {
      try {
        channel.close();
      } catch (IOException second) {
        failed.addSuppressed(second);
      }
      throw new EmbeddedPostgresFailure(
          "The data directory " + directory.root() + " cannot be locked.", failed);
    }
  }

  private static FileChannel open(DataDirectory directory) {
    try {
      return FileChannel.open(
          directory.lock(),
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException denied) {
      throw new EmbeddedPostgresFailure(
          "The data directory "
              + directory.root()
              + " cannot be written by the user "
              + System.getProperty("user.name")
              + "; run as its owner or name another directory.",
          denied);
    }
  }

  private static EmbeddedPostgresFailure inUse(DataDirectory directory, String owner) {
    return new EmbeddedPostgresFailure(
        "The data directory "
            + directory.root()
            + " is in use by another node (process "
            + owner
            + "); stop that one or give this one a directory of its own.");
  }

  private static String read(FileChannel channel) throws IOException {
    var buffer = ByteBuffer.allocate(LONGEST_PID);
    channel.read(buffer, 0);
    var text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    return text.isBlank() ? "unknown" : text;
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_BY_THIS_PROCESS.remove(directory.root());
    }
  }
}
