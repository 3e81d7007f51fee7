package ai.halo.adapter.persistence;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the start for a server that does not take connections yet, and does not wait for one
 * that answered that it never will.
 */
final class ServerWait {
  private static final Logger LOG = LoggerFactory.getLogger(ServerWait.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(15);

  private static final String WRONG_ACCOUNT = "28";
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String REJECTED = "08004";
  private static final String STARTING = "57P03";
  private static final String FULL = "53";

  private final DataSource source;
  private final String place;
  private final Duration longest;

  /**
   * For a server.
   *
   * @param source opens a connection whenever it is asked for one
   * @param place where that is, for people
   * @param longest how long it is waited for; zero for one try
   */
  ServerWait(DataSource source, String place, Duration longest) {
    this.source = source;
    this.place = place;
    this.longest = longest;
  }

  /** Returns once it takes connections; fails with {@link DatabaseUnusable}. */
  void untilItAnswers() {
    var began = System.nanoTime();
    var told = began - BETWEEN_WORDS.toNanos();
    var waited = false;
    for (var refusal = tryOnce(); refusal != null; refusal = tryOnce()) {
      refuseWhatIsFinal(refusal);
      var now = System.nanoTime();
      if (now - began >= longest.toNanos()) {
        throw new DatabaseUnusable(
            "The database at %s did not answer within %d s (%s): start it, or correct halo.database.url."
                .formatted(place, longest.toSeconds(), reason(refusal)),
            refusal);
      }
      if (now - told >= BETWEEN_WORDS.toNanos()) {
        LOG.warn(
            "The database at {} does not answer yet ({}); the start waits for it, {} s at most",
            place,
            reason(refusal),
            longest.minusNanos(now - began).toSeconds());
        told = now;
      }
      waited = true;
      pause();
    }
    if (waited) {
      LOG.info("The database at {} answers, so the start goes on", place);
    }
  }

  private @Nullable SQLException tryOnce() {
    try (var _ = source.getConnection()) {
      return null;
    } catch (SQLException refused) {
      return refused;
    }
  }

  private void refuseWhatIsFinal(SQLException refusal) {
    var state = state(refusal);
    if (state.startsWith(WRONG_ACCOUNT)) {
      throw new DatabaseUnusable(
          "The database at %s refuses the role or its password: correct halo.database.user and halo.database.password."
              .formatted(place),
          refusal);
    }
    if (state.equals(NO_SUCH_DATABASE)) {
      throw new DatabaseUnusable(
          "There is no such database at %s: create it, or correct halo.database.url."
              .formatted(place),
          refusal);
    }
    if (state.equals(REJECTED)) {
      throw new DatabaseUnusable(
          "The database at %s and this node do not agree on how to connect: look at the options in halo.database.url, and whether halo.database.password is there."
              .formatted(place),
          refusal);
    }
  }

  /** In our words, since the server's may quote what it was sent. */
  private static String reason(SQLException refusal) {
    var state = state(refusal);
    if (state.equals(STARTING)) {
      return "it is starting, or stopping";
    }
    return state.startsWith(FULL) ? "it has no room for a connection" : "nobody listens there";
  }

  private static String state(SQLException refusal) {
    return refusal.getSQLState() == null ? "" : refusal.getSQLState();
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnusable(
          "The start was broken off while it waited for the database.", hurried);
    }
  }
}
