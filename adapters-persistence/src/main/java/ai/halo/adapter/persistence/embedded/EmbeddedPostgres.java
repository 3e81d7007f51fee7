package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL of this node, durable and password-protected, listening on 127.0.0.1 only.
 *
 * <p>A start creates the database, recovers it after a crash, or adopts the server that a killed
 * node left running. While open, a server that dies is started again on the same port. Close it
 * after everything that holds connections to it; it installs no shutdown hook.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(5);

  private final DataDirectory directory;
  private final DirectoryLock lock;
  private final Credentials credentials;
  private final Server server;
  private final ReentrantLock change = new ReentrantLock();
  private volatile PostmasterFile running;
  private volatile boolean closed;

  private EmbeddedPostgres(
      DataDirectory directory,
      DirectoryLock lock,
      Credentials credentials,
      Server server,
      PostmasterFile running) {
    this.directory = directory;
    this.lock = lock;
    this.credentials = credentials;
    this.server = server;
    this.running = running;
  }

  /** Returns when the server takes connections; fails with {@link EmbeddedPostgresFailure}. */
  public static EmbeddedPostgres start(EmbeddedPostgresSettings settings) {
    var directory = DataDirectory.prepare(settings.directory());
    var lock = DirectoryLock.take(directory);
    var started = false;
    try {
      var postgres = start(settings, directory, lock);
      started = true;
      Thread.ofVirtual().name("postgres-watch").start(postgres::watch);
      return postgres;
    } catch (IOException | SQLException failed) {
      throw new EmbeddedPostgresFailure(
          "The embedded PostgreSQL in " + directory.root() + " fails: " + failed.getMessage(),
          failed);
    } finally {
      if (!started) {
        release(lock);
      }
    }
  }

  private static EmbeddedPostgres start(
      EmbeddedPostgresSettings settings, DataDirectory directory, DirectoryLock lock)
      throws IOException, SQLException {
    var account = Account.current();
    account.refuseUnlessAbleToRunPostgres();
    account.refuseUnlessOwnerOf(directory.cluster());
    var executables = Executables.install(settings.executables(), directory, account);
    var credentials = Credentials.loadOrCreate(directory);
    new Cluster(directory, account, executables).initializeUnlessThere(credentials);
    var server = new Server(directory, account, executables, settings.startTimeout());
    var configuration = new Configuration(directory.cluster(), settings);
    var administration = new Administration(credentials);
    var running = adoptOrStart(settings, directory, server, configuration, administration);
    administration.provision(running.port());
    LOG.info(
        "PostgreSQL {} listens on 127.0.0.1:{}, its data is in {}",
        executables.major(),
        running.port(),
        directory.root());
    return new EmbeddedPostgres(directory, lock, credentials, server, running);
  }

  private static PostmasterFile adoptOrStart(
      EmbeddedPostgresSettings settings,
      DataDirectory directory,
      Server server,
      Configuration configuration,
      Administration administration)
      throws IOException {
    var survivor = server.survivor();
    if (survivor.isPresent()) {
      var where = administration.dataDirectory(survivor.get().port());
      if (configuration.isInPlace() && where.filter(directory.cluster()::equals).isPresent()) {
        LOG.info(
            "The database of an earlier run is still there, on port {}", survivor.get().port());
        return survivor.get();
      }
      LOG.info("The database of an earlier run does not fit; starting it anew");
      server.stop();
    }
    configuration.write();
    var started = server.start(settings.port());
    var where = administration.dataDirectory(started.port());
    if (where.filter(directory.cluster()::equals).isEmpty()) {
      server.stop();
      throw new EmbeddedPostgresFailure(
          "PostgreSQL in "
              + directory.cluster()
              + " does not accept the passwords in "
              + directory.credentials()
              + "; restore the file that belongs to it.");
    }
    return started;
  }

  /** Without user and password; server messages that quote stored values are not passed on. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:"
        + running.port()
        + "/"
        + Administration.DATABASE
        + "?logServerErrorDetail=false";
  }

  /** The role that owns the database and may do nothing outside of it. */
  public String username() {
    return Credentials.APPLICATION;
  }

  /** Of that role; the same at every start. */
  public String password() {
    return credentials.application();
  }

  /** Where it listens on 127.0.0.1. */
  public int port() {
    return running.port();
  }

  /** The server's process. */
  public long pid() {
    return running.pid();
  }

  /** Where everything is kept; absolute. */
  public Path directory() {
    return directory.root();
  }

  /** Lives as long as this object: waits for the server's end and, unless wanted, mends it. */
  private void watch() {
    while (!closed) {
      ProcessHandle.of(running.pid()).ifPresent(process -> process.onExit().join());
      if (!restartUnlessClosed() && !waitForAnotherTry()) {
        return;
      }
    }
  }

  private boolean restartUnlessClosed() {
    change.lock();
    try {
      if (!closed) {
        LOG.error("The database server died; starting it again");
        running = server.restart(running.port());
      }
      return true;
    } catch (IOException | EmbeddedPostgresFailure failed) {
      LOG.error("The database server does not start again: {}", failed.getMessage());
      return false;
    } finally {
      change.unlock();
    }
  }

  private static boolean waitForAnotherTry() {
    try {
      Thread.sleep(BEFORE_ANOTHER_TRY);
      return true;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops the server, whoever is connected, and gives the directory free. Safe to repeat. */
  @Override
  public void close() {
    change.lock();
    try {
      if (!closed) {
        closed = true;
        stop();
      }
    } finally {
      change.unlock();
    }
  }

  private void stop() {
    try {
      server.stop();
    } catch (IOException failed) {
      LOG.error("The database server does not stop: {}", failed.getMessage());
    } finally {
      release(lock);
    }
  }

  private static void release(DirectoryLock lock) {
    try {
      lock.close();
    } catch (IOException failed) {
      LOG.warn("The data directory's lock does not close: {}", failed.getMessage());
    }
  }
}
