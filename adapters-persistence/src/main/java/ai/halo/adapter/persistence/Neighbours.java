package ai.halo.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells other nodes that there are new facts, and is told by them.
 *
 * <p>One short notification stands for everything committed since the one before. It is sent by
 * itself, since a transaction that notifies takes a lock at its commit which makes all of them
 * queue up. It may be lost: whoever listens also looks by itself now and then.
 */
final class Neighbours {
  private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

  /** A notification that is lost costs nothing, so its commit waits for no disk. */
  private static final String TELL =
      "select pg_notify('halo_facts', :self), set_config('synchronous_commit', 'off', true)";

  private static final Duration BETWEEN_NOTIFICATIONS = Duration.ofMillis(10);
  private static final Duration BEFORE_RECONNECTING = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(2);
  private static final int LISTEN_MILLIS = 10_000;

  private final JdbcClient jdbc;
  private final DataSource dedicated;
  private final Runnable onNews;
  private final String self = UUID.randomUUID().toString();
  private final Semaphore untold = new Semaphore(0);
  private volatile boolean running;
  private volatile @Nullable Connection listening;
  private @Nullable Thread teller;
  private @Nullable Thread listener;

  /**
   * Not started yet.
   *
   * @param dedicated gives a connection of its own, not one of a pool
   */
  Neighbours(JdbcClient jdbc, DataSource dedicated, Runnable onNews) {
    this.jdbc = jdbc;
    this.dedicated = dedicated;
    this.onNews = onNews;
  }

  void start() {
    running = true;
    teller = Thread.ofVirtual().name("facts-notify").start(this::tellOthers);
    listener = Thread.ofVirtual().name("facts-listen").start(this::listenToOthers);
  }

  void stop() {
    running = false;
    untold.release();
    await(teller);
    if (listener != null) {
      listener.interrupt(); // it waits on a connection that nobody else uses
    }
    await(listener);
    close(listening);
  }

  /** Has the others told soon; never waits. */
  void tell() {
    untold.release();
  }

  private void tellOthers() {
    while (running) {
      try {
        untold.acquire();
        untold.drainPermits();
        if (!running) {
          return;
        }
        jdbc.sql(TELL).param("self", self).query((_, _) -> true).single();
        Thread.sleep(BETWEEN_NOTIFICATIONS);
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException lost) {
        LOG.debug("Other nodes find new facts by themselves: {}", lost.getMessage());
      }
    }
  }

  private void listenToOthers() {
    var failing = false;
    while (running) {
      try (var connection = dedicated.getConnection()) {
        listening = connection;
        failing = false;
        listenOn(connection);
      } catch (SQLException lost) {
        if (running && !failing) {
          LOG.warn("News of other nodes come late until further notice: {}", lost.getMessage());
        }
        failing = true;
      }
      if (running && !pause()) {
        return;
      }
    }
  }

  private void listenOn(Connection connection) throws SQLException {
    var postgres = connection.unwrap(PGConnection.class);
    execute(connection, "listen halo_facts");
    onNews.run(); // what was told while nobody listened
    while (running) {
      var told = postgres.getNotifications(LISTEN_MILLIS);
      if (told == null || told.length == 0) {
        execute(connection, "select 1"); // a peer that is gone without a word is found out here
        continue;
      }
      for (var notification : told) {
        if (!notification.getParameter().equals(self)) {
          onNews.run();
          break;
        }
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(BEFORE_RECONNECTING);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  /**
   * Waits for the end of a thread that was asked for it. It is not interrupted, since that breaks
   * the pooled connection it may be using.
   */
  static void await(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join(LONGEST_END);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(@Nullable Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException failed) {
      LOG.debug("A listening connection did not close: {}", failed.getMessage());
    }
  }
}
