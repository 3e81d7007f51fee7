package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The user this node runs as, and how PostgreSQL's programs are started under it.
 *
 * <p>PostgreSQL refuses to run as root. A user namespace in which root is nobody in particular
 * satisfies it: the files keep their owner, and the server loses every privilege root has.
 */
record Account(int uid) {
  private static final Duration A_MOMENT = Duration.ofSeconds(10);
  private static final List<String> UNPRIVILEGED = List.of("unshare", "-U", "--");

  static Account current() {
    try {
      var id = Command.run(List.of("id", "-u"), A_MOMENT);
      return new Account(Integer.parseInt(id.output().strip()));
    } catch (IOException | NumberFormatException unknown) {
      throw new EmbeddedPostgresFailure(
          "The embedded PostgreSQL needs a POSIX system (`id -u` did not answer);"
              + " set HALO_DATABASE_URL to a PostgreSQL server instead.",
          unknown);
    }
  }

  /** Refuses early where root cannot be made harmless, rather than late with a tool's riddle. */
  void refuseUnlessAbleToRunPostgres() {
    if (!isRoot()) {
      return;
    }
    var forbidden =
        "PostgreSQL refuses to run as root and this system forbids the user namespace that would"
            + " make root harmless; start HALO as an ordinary user or set HALO_DATABASE_URL to a"
            + " PostgreSQL server.";
    try {
      if (Command.run(unprivileged(List.of("true")), A_MOMENT).exit() != 0) {
        throw new EmbeddedPostgresFailure(forbidden);
      }
    } catch (IOException noUnshare) {
      throw new EmbeddedPostgresFailure(forbidden, noUnshare);
    }
  }

  void refuseUnlessOwnerOf(Path cluster) throws IOException {
    if (!Integer.valueOf(uid).equals(Files.getAttribute(cluster, "unix:uid"))) {
      throw new EmbeddedPostgresFailure(
          "The database in "
              + cluster
              + " belongs to the user "
              + Files.getOwner(cluster).getName()
              + "; start HALO as that user or name another data directory.");
    }
  }

  /** The command line that runs {@code command} without root's privileges. */
  List<String> unprivileged(List<String> command) {
    if (!isRoot()) {
      return command;
    }
    var line = new ArrayList<>(UNPRIVILEGED);
    line.addAll(command);
    return List.copyOf(line);
  }

  private boolean isRoot() {
    return uid == 0;
  }
}
