import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The HALO that is attacked: in a process of its own with mocks and a new database, or one that runs already. */
final class Node implements AutoCloseable {
  private static final long LONGEST_START = 90_000_000_000L;

  private final Process process;
  private final String host;
  private final int port;
  private final Path log;

  private Node(Process process, String host, int port, Path log) {
    this.process = process;
    this.host = host;
    this.port = port;
    this.log = log;
  }

  static Node at(String url) {
    var address = java.net.URI.create(url);
    return new Node(null, address.getHost(), address.getPort() < 0 ? 80 : address.getPort(), null);
  }

  /** Starts one, and waits until it takes requests. */
  static Node start(Options options) throws IOException, InterruptedException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.createDirectories(options.work());
    var log = options.work().resolve("node.log");
    var command = new ArrayList<>(options.launch());
    command.addAll(
        List.of(
            "--server.port=" + port,
            "--halo.data-dir=" + options.work().resolve("data"),
            "--halo.mock.speed=100",
            // Streams end when a write fails, and a fuzz run opens many and reads none.
            "--halo.web.push.streams-per-user=1000"));
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var node = new Node(process, "127.0.0.1", port, log);
    var end = System.nanoTime() + LONGEST_START;
    while (!node.isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        node.close();
        throw new IllegalStateException("HALO does not become ready; " + log + " says why");
      }
      Thread.sleep(100);
    }
    return node;
  }

  Wire wire() {
    return new Wire(host, port);
  }

  /** Whether it takes requests. */
  boolean isReady() {
    return wire().ask("GET", "/actuator/health/readiness").status() == 200;
  }

  /** The lines of its log that tell of a failure nobody foresaw; none of a server that is not ours. */
  List<String> failures() throws IOException {
    if (log == null) {
      return List.of();
    }
    try (var lines = Files.lines(log, StandardCharsets.UTF_8)) {
      return lines.filter(line -> line.contains(" ERROR ")).distinct().limit(20).toList();
    }
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
