package ai.halo.adapter.persistence.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, recognises and stops the server process of one cluster; remembers nothing itself. */
final class Server {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final Duration GLANCE = Duration.ofMillis(5);
  private static final Duration ORPHANS_LEAVE = Duration.ofMillis(200);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final long LARGEST_LOG = 8L << 20;
  private static final int TAIL = 8192;

  private final DataDirectory directory;
  private final Account account;
  private final Executables executables;
  private final Duration startTimeout;

  Server(DataDirectory directory, Account account, Executables executables, Duration startTimeout) {
    this.directory = directory;
    this.account = account;
    this.executables = executables;
    this.startTimeout = startTimeout;
  }

  /**
   * The live server of this cluster that an earlier, killed node has left behind, once it takes
   * connections. A {@code postmaster.pid} without such a server is removed.
   */
  Optional<PostmasterFile> survivor() throws IOException {
    var deadline = System.nanoTime() + startTimeout.toNanos();
    while (System.nanoTime() < deadline) {
      var claim = claim();
      if (claim.isEmpty()) {
        return Optional.empty();
      }
      if (claim.get().ready()) {
        return claim;
      }
      pause(GLANCE); // it is still recovering or already stopping
    }
    throw new EmbeddedPostgresFailure(
        "A PostgreSQL server from an earlier run holds "
            + directory.cluster()
            + " and neither starts nor stops; see "
            + directory.log()
            + ".");
  }

  /**
   * PostgreSQL itself takes the file for true as soon as any process has its number, which after a
   * restart of the machine is likely. Removing it is safe even if orphans of a killed server are
   * still about: their shared memory is found by the directory's inode, and the start refused.
   */
  private Optional<PostmasterFile> claim() throws IOException {
    var claim = PostmasterFile.read(directory.cluster());
    if (claim.isPresent() && claim.get().isLivePostgresOf(directory.cluster())) {
      return claim;
    }
    PostmasterFile.delete(directory.cluster());
    return Optional.empty();
  }

  /** Starts on the wanted port, or, when that is 0 or taken, on a free one. */
  PostmasterFile start(int wanted) throws IOException {
    rotateLog();
    var deadline = System.nanoTime() + startTimeout.toNanos();
    var port = isFree(wanted) ? wanted : freePort();
    if (wanted != 0 && port != wanted) {
      LOG.warn("Port {} is taken, so the database listens on {}", wanted, port);
    }
    while (true) {
      var logged = Files.exists(directory.log()) ? Files.size(directory.log()) : 0;
      var started = tryStart(port);
      if (started.isPresent()) {
        return started.get();
      }
      var reason = tail(logged);
      if (System.nanoTime() > deadline || !mayPass(reason)) {
        throw new EmbeddedPostgresFailure(
            "PostgreSQL does not start in " + directory.cluster() + ": " + lastFatal(reason));
      }
      PostmasterFile.delete(directory.cluster());
      pause(ORPHANS_LEAVE);
      port = isFree(port) ? port : freePort();
    }
  }

  /** Starts again after the server died under us, clearing away what it left. */
  PostmasterFile restart(int port) throws IOException {
    var alreadyBack = survivor();
    return alreadyBack.isPresent() ? alreadyBack.get() : start(port);
  }

  /** Somebody took the port meanwhile, or children of a killed server have yet to notice. */
  private static boolean mayPass(String reason) {
    return reason.contains("Address already in use")
        || reason.contains("could not create any TCP/IP sockets")
        || reason.contains("pre-existing shared memory block");
  }

  private Optional<PostmasterFile> tryStart(int port) throws IOException {
    // pg_ctl gives the server a session of its own, so that Ctrl-C reaches this node alone, which
    // then closes its connections before it stops the database.
    var line =
        account.unprivileged(
            List.of(
                executables.program("pg_ctl"),
                "start",
                "--pgdata=" + directory.cluster(),
                "--log=" + directory.log(),
                "--wait",
                "--timeout=" + startTimeout.toSeconds(),
                "--options=-p " + port));
    var starter = Command.start(line);
    Thread.startVirtualThread(() -> Command.read(starter));
    while (true) {
      // pg_ctl looks ten times a second and knows a failure; the file tells of success sooner.
      var file = PostmasterFile.read(directory.cluster());
      if (file.isPresent() && file.get().ready() && file.get().port() == port) {
        return file;
      }
      if (!starter.isAlive()) {
        return starter.exitValue() == 0
            ? PostmasterFile.read(directory.cluster()).filter(PostmasterFile::ready)
            : Optional.empty();
      }
      pause(GLANCE);
    }
  }

  /** Ends the server's sessions and stops it with a checkpoint; if it will not, without one. */
  void stop() throws IOException {
    if (claim().isEmpty()) {
      return;
    }
    if (stop("fast").exit() == 0) {
      return;
    }
    LOG.warn("PostgreSQL did not stop within {}; stopping it at once", LONGEST_STOP);
    var immediate = stop("immediate");
    if (immediate.exit() != 0 && claim().isPresent()) {
      throw new IOException("PostgreSQL does not stop: " + immediate.output().strip());
    }
  }

  private Command stop(String mode) throws IOException {
    return Command.run(
        account.unprivileged(
            List.of(
                executables.program("pg_ctl"),
                "stop",
                "--pgdata=" + directory.cluster(),
                "--mode=" + mode,
                "--wait",
                "--timeout=" + LONGEST_STOP.toSeconds())),
        LONGEST_STOP.plusSeconds(10));
  }

  private void rotateLog() throws IOException {
    var log = directory.log();
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String tail(long from) throws IOException {
    Path log = directory.log();
    if (!Files.exists(log)) {
      return "";
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(from, file.length() - TAIL));
      var bytes = new byte[TAIL];
      var read = file.read(bytes);
      return read <= 0 ? "" : new String(bytes, 0, read, StandardCharsets.UTF_8);
    }
  }

  private String lastFatal(String reason) {
    var fatal = new ArrayList<String>();
    reason.lines().filter(line -> line.contains("FATAL:")).forEach(fatal::add);
    return fatal.isEmpty()
        ? "see " + directory.log() + "."
        : fatal.getLast().substring(fatal.getLast().indexOf("FATAL:") + "FATAL:".length()).strip();
  }

  private static boolean isFree(int port) {
    if (port == 0) {
      return false;
    }
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was starting", interrupted);
    }
  }
}
