package ai.halo.bootstrap.story;

import static org.awaitility.Awaitility.await;

import ai.halo.bootstrap.HaloApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** HALO in a process of its own, on a free port, over the test's class path. */
final class HaloProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final Process process;
  private final int port;
  private final Path log;

  private HaloProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts it on a data directory and waits until it is ready. */
  static HaloProcess start(Path data, String... settings) throws IOException {
    var started = launch(data, settings);
    await()
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(100))
        .conditionEvaluationListener(condition -> {
          if (!started.process.isAlive()) {
            throw new IllegalStateException("HALO ended at once:\n" + started.output());
          }
        })
        .until(() -> new HaloClient(started.address()).isReady());
    return started;
  }

  /** Starts it and waits for nothing. */
  static HaloProcess launch(Path data, String... settings) throws IOException {
    var port = freePort();
    var log = Files.createTempFile("halo-process", ".log");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                HaloApplication.class.getName(),
                "--server.port=" + port,
                "--halo.data-dir=" + data));
    command.addAll(List.of(settings));
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new HaloProcess(process, port, log);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  String address() {
    return "http://localhost:" + port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** A client that is signed in as the first administrator. */
  HaloClient signedIn() {
    return new HaloClient(address()).signIn("admin", "admin");
  }

  /** What it printed so far. */
  String output() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Ends it as a power cut does: {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a killed process goes on");
    }
  }

  /** Asks it to end, as {@code kill} and every orchestrator do, and waits for nothing. */
  void terminate() {
    process.destroy();
  }

  /** Waits until it ends by itself; answers its exit code. */
  int waitFor(Duration longest) throws InterruptedException {
    if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("HALO goes on:\n" + output());
    }
    return process.exitValue();
  }

  /** Asks it to end and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(log);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
