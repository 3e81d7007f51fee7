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
 * <p>PostgreSQL refuses to run as root, and as a user without a name, whom containers like to have.
 * A user namespace in which either is nobody in particular satisfies it: the files keep their
 * owner, and root loses every privilege it has.
 *
 * @param uid the user's number
 * @param named whether the system has a name for it
 */
record Account(int uid, boolean named) {
  private static final Duration A_MOMENT = Duration.ofSeconds(10);
  private static final List<String> UNPRIVILEGED = List.of("unshare", "-U", "--");

  static Account current() {
    try {
      var number = Command.run(List.of("id", "-u"), A_MOMENT);
      var name = Command.run(List.of("id", "-un"), A_MOMENT);
      return new Account(Integer.parseInt(number.output().strip()), name.exit() == 0);
    } catch (IOException | NumberFormatException unknown) {
      throw new EmbeddedPostgresFailure(
          "The embedded PostgreSQL needs a POSIX system (`id -u` did not answer);"
              + " set HALO_DATABASE_URL to a PostgreSQL server instead.",
          unknown);
    }
  }

  /** Refuses early what would fail late with a tool's riddle. */
  void refuseUnlessAbleToRunPostgres() {
    if (isOrdinary()) {
      return;
    }
    var forbidden =
        "PostgreSQL refuses to run as "
            + (uid == 0 ? "root" : "a user without a name (" + uid + ")")
            + " and this system forbids the user namespace that would satisfy it; start HALO as an"
            + " ordinary user or set HALO_DATABASE_URL to a PostgreSQL server.";
    try {
      if (Command.run(unprivileged(List.of("true")), A_MOMENT).exit() != 0) {
        throw new EmbeddedPostgresFailure(forbidden);
      }
    } catch (IOException noUnshare) {
      throw new EmbeddedPostgresFailure(forbidden, noUnshare);
    }
  }

  /** A cluster that is not there yet will be ours. */
  void refuseUnlessOwnerOf(Path cluster) throws IOException {
    if (Files.exists(cluster)
        && !Integer.valueOf(uid).equals(Files.getAttribute(cluster, "unix:uid"))) {
      throw new EmbeddedPostgresFailure(
          "The database in "
              + cluster
              + " belongs to the user "
              + Files.getOwner(cluster).getName()
              + "; start HALO as that user or name another data directory.");
    }
  }

  /** The command line that runs {@code command} in a way that PostgreSQL accepts. */
  List<String> unprivileged(List<String> command) {
    if (isOrdinary()) {
      return command;
    }
    var line = new ArrayList<>(UNPRIVILEGED);
    line.addAll(command);
    return List.copyOf(line);
  }

  private boolean isOrdinary() {
    return uid != 0 && named;
  }
}
