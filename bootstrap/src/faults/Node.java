import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One HALO, in a process of its own that can be killed and started again on the same port. */
final class Node implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(4);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final List<String> settings;
  private final int port;
  private final Path log;
  private volatile List<String> launch;
  private volatile Process process;
  private volatile boolean isUp;

  /** Does not start it yet. */
  Node(List<String> launch, int port, Path data, List<String> settings) {
    this.port = port;
    this.log = data.resolveSibling(data.getFileName() + ".log");
    this.launch = launch;
    this.settings = new ArrayList<>(List.of("--server.port=" + port, "--halo.data-dir=" + data));
    this.settings.addAll(settings);
  }

  /** From its next launch on it is what this starts, with the same settings. */
  void become(List<String> other) {
    launch = other;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  boolean isUp() {
    return isUp;
  }

  void launch() throws IOException {
    var command = new ArrayList<>(launch);
    command.addAll(settings);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  /** Waits until it takes requests. */
  void awaitReady() throws InterruptedException {
    var started = process;
    var end = System.nanoTime() + LONGEST_START.toNanos();
    while (!isReady()) {
      if (!started.isAlive()) {
        throw new IllegalStateException("a node ended by itself; " + log + " says why");
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("a node does not become ready; " + log + " says why");
      }
      Thread.sleep(100);
    }
    isUp = true;
  }

  private boolean isReady() throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(3))
              .build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  Path log() {
    return log;
  }

  long pid() {
    return process.pid();
  }

  /** Sends it a signal such as {@code STOP}, {@code CONT} or {@code TERM}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
  }

  /** Whether it ended within this time. */
  boolean endsWithin(Duration time) throws InterruptedException {
    isUp = false;
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for its answer to a look at its readiness, whichever it is. */
  int readiness() throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(20))
              .build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException none) {
      return 0;
    }
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    isUp = false;
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
