package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster's {@code postmaster.pid} claims; a claim only, since a crash leaves it behind and
 * the process id may since have gone to somebody else.
 *
 * @param pid the server's process
 * @param port its TCP port
 * @param ready whether it takes connections
 */
record PostmasterFile(long pid, int port, boolean ready) {
  private static final String NAME = "postmaster.pid";
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /** Empty when there is none or it is still being written. */
  static Optional<PostmasterFile> read(Path cluster) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(cluster.resolve(NAME));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(lines.get(PID_LINE).strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip()),
              lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")));
    } catch (NumberFormatException garbage) {
      return Optional.empty();
    }
  }

  static void delete(Path cluster) throws IOException {
    Files.deleteIfExists(cluster.resolve(NAME));
  }

  /**
   * Whether the process is alive, a postgres, and at home in this cluster as far as the system
   * tells; the last word has the server's own {@code data_directory}.
   */
  boolean isLivePostgresOf(Path cluster) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .filter(PostmasterFile::isPostgres)
        .filter(_ -> worksIn(cluster))
        .isPresent();
  }

  private static boolean isPostgres(String command) {
    // Linux marks a program whose file has been replaced or removed since it was started.
    return Path.of(command.replace(" (deleted)", "")).endsWith("postgres");
  }

  /** A postmaster's working directory is its cluster; where that cannot be seen, assume so. */
  private boolean worksIn(Path cluster) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd")).equals(cluster);
    } catch (IOException | UnsupportedOperationException unseen) {
      return true;
    }
  }
}
