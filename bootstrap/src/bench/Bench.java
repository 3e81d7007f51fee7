import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What HALO AI takes on this machine: start-up, memory, lists and figures over many calls, calls accepted and worked
 * off, and the way of a status change to a thousand browsers; of a server that runs already, all that can be seen from
 * outside.
 *
 * <p>{@code ./halo bench} builds what is missing and runs this. It prints a table; nothing here passes or fails.
 */
public final class Bench {
  private static final int STARTS = 5;
  private static final int PUSHED_CALLS = 60;
  private static final int WATCHED_CALLS = 30;
  private static final int WRONG_USAGE = 64;

  private final Options options;
  private final Figures figures = new Figures();

  private Bench(Options options) {
    this.options = options;
  }

  /** Takes {@link Options}, then after two dashes the jar, an empty folder for data, and how the quick start is made. */
  public static void main(String[] args) throws Exception {
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException wrong) {
      System.err.println("halo: " + wrong.getMessage());
      System.err.print(Options.USAGE);
      System.exit(WRONG_USAGE);
      return;
    }
    var bench = new Bench(options);
    if (options.url().isPresent()) {
      bench.ask(options.url().get());
    } else {
      bench.firstStart();
      bench.seed();
      bench.starts();
      bench.use();
    }
    bench.figures.print();
  }

  /** HALO in a process of its own, ready. */
  private record Running(Process process, String address, Duration start) implements AutoCloseable {
    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private Running start(String... options) throws IOException, InterruptedException {
    return start(List.of(this.options.jar().toString()), options);
  }

  private Running start(List<String> how, String... more) throws IOException, InterruptedException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var data = options.data();
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(System.getenv().getOrDefault("HALO_BENCH_JAVA_OPTS", "").split(" ")));
    command.removeIf(String::isBlank);
    command.addAll(how.subList(0, how.size() - 1));
    command.addAll(List.of("-jar", how.getLast(), "--server.port=" + port, "--halo.data-dir=" + data));
    command.addAll(List.of(more));
    var began = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling("bench.log").toFile())
            .start();
    var address = "http://localhost:" + port;
    while (!Http.isReady(address)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("HALO ended at once; see bench.log");
      }
      Thread.sleep(20);
    }
    return new Running(process, address, Duration.ofNanos(System.nanoTime() - began));
  }

  private void firstStart() throws Exception {
    Files.createDirectories(options.data());
    try (var running = start()) {
      figures.put("first start, database made", seconds(running.start()));
    }
  }

  private void seed() throws Exception {
    var began = System.nanoTime();
    Seed.plant(options.data(), options.calls());
    System.out.printf(
        "seeded %,d calls in %s%n", options.calls(), seconds(Duration.ofNanos(System.nanoTime() - began)));
  }

  private void starts() throws Exception {
    starts("ready, from java -jar alone", List.of(options.jar().toString()));
    starts("ready, as ./halo run starts it", options.asRun());
  }

  private void starts(String what, List<String> how) throws Exception {
    var times = new ArrayList<Double>();
    for (var i = 0; i < STARTS; i++) {
      try (var running = start(how)) {
        times.add(running.start().toMillis() / 1e3);
      }
    }
    Collections.sort(times);
    figures.put(
        "%s (median of %d)".formatted(what, STARTS),
        "%.2f s (%.2f to %.2f)".formatted(times.get(STARTS / 2), times.getFirst(), times.getLast()));
  }

  private void use() throws Exception {
    var streams = "--halo.web.push.streams-per-user=" + (options.browsers() + 10);
    try (var running = start("--halo.mock.speed=100", streams)) {
      Thread.sleep(10_000);
      figures.put("resident at idle, 10 s after the start", residentMegabytes(running.process().pid()) + " MB");
      ask(running.address());
      figures.put("resident after all this", residentMegabytes(running.process().pid()) + " MB");
    }
  }

  /** Everything that can be seen from outside. */
  private void ask(String address) throws Exception {
    var http = Http.signIn(address, options.user(), options.password());
    var requests = new Requests(http, options, figures);
    if (options.browsers() > 0) {
      var one = "a status change at one browser";
      figures.attempt(one, () -> requests.push(1, PUSHED_CALLS, Duration.ofMillis(100)));
      var all = "a status change at %,d browsers".formatted(options.browsers());
      figures.attempt(all, () -> requests.push(options.browsers(), WATCHED_CALLS, Duration.ofMillis(500)));
    }
    requests.run();
    if (options.placed() > 0) {
      figures.attempt("calls accepted a second", requests::place);
    }
  }

  private static String seconds(Duration duration) {
    return "%.2f s".formatted(duration.toMillis() / 1e3);
  }

  private static long residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
