import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Ten times as many calls are placed as one node can take, and what it took goes on. */
final class Overload implements Faults.Part {
  private static final Duration MEASURE = Duration.ofSeconds(10);
  private static final Duration FLOOD = Duration.ofSeconds(20);
  private static final int TIMES = 10;
  /** More requests at a time would measure the client. */
  private static final int MOST_OPEN = 3_000;

  private static final String ENDED = "select count(*) from calls where status in ('completed', 'failed', 'canceled')";

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final List<Double> refusals = new CopyOnWriteArrayList<>();
  private final AtomicInteger withoutRetryAfter = new AtomicInteger();
  private final AtomicInteger number = new AtomicInteger();

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var folder = Files.createDirectories(options.work().resolve("overload"));
    var settings = List.of("--halo.mock.speed=100", "--halo.work.polling=250ms");
    var shape = new Cluster.Shape(1, folder.resolve("postgres"), options.launch());
    try (var cluster = Cluster.start(options, folder, settings, shape)) {
      makeWay();
      var api = new Api(cluster.addresses());
      var node = cluster.addresses().getFirst();
      closed(node, api.token(), MEASURE.dividedBy(2));
      answers.clear();
      var before = count(cluster, ENDED);
      closed(node, api.token(), MEASURE);
      var sustained = answered(201) / (double) MEASURE.toSeconds();
      var endedBefore = (count(cluster, ENDED) - before) / (double) MEASURE.toSeconds();
      figures.tell("calls placed a second, as many as it takes from 8 clients", "%.0f".formatted(sustained));
      answers.clear();
      System.out.printf("%.0f calls a second are placed for %d s …%n", TIMES * sustained, FLOOD.toSeconds());
      var ended = count(cluster, ENDED);
      var sent = flood(node, api.token(), TIMES * sustained);
      var endedMeanwhile = (count(cluster, ENDED) - ended) / (double) FLOOD.toSeconds();
      figures.tell("requests sent a second in the flood", "%.0f".formatted(sent / (double) FLOOD.toSeconds()));
      figures.tell("of them placed a second", "%.0f".formatted(answered(201) / (double) FLOOD.toSeconds()));
      var busy = answered(503) + answered(429);
      figures.judge("told to come back, 503 or 429", busy, "1 or more", busy > 0);
      figures.judge("of them without Retry-After", withoutRetryAfter, "0", withoutRetryAfter.get() == 0);
      var others = answers.keySet().stream().filter(code -> code != 201 && code != 503 && code != 429).sorted().toList();
      figures.judge("other answers", others + (others.contains(0) ? " (0: none, %d)".formatted(answered(0)) : ""), "none but lost ones", others.stream().allMatch(code -> code == 0) && answered(0) < sent / 100);
      var sorted = new java.util.ArrayList<>(refusals);
      Collections.sort(sorted);
      if (!sorted.isEmpty()) {
        figures.tell("refused after, median", "%.0f ms".formatted(sorted.get(sorted.size() / 2)));
      }
      figures.tell("calls that ended a second, before the flood", "%.1f".formatted(endedBefore));
      figures.judge(
          "calls that ended a second, in the flood", "%.1f".formatted(endedMeanwhile), "half of it or more", endedMeanwhile >= endedBefore / 2);
      var began = System.nanoTime();
      var placed = count(cluster, "select count(*) from calls");
      while (count(cluster, ENDED) < placed && Duration.ofNanos(System.nanoTime() - began).toSeconds() < 300) {
        Thread.sleep(1000);
      }
      var left = placed - count(cluster, ENDED);
      figures.judge("of all %,d calls placed, without an end five minutes later".formatted(placed), left, "0", left == 0);
      figures.judge("readiness afterwards", cluster.nodes().getFirst().readiness(), 200, cluster.nodes().getFirst().readiness() == 200);
    }
  }

  /** Clients have machines of their own in life; here they leave the node's work its share of this one. */
  private static void makeWay() throws IOException, InterruptedException {
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      var command = new java.util.ArrayList<>(List.of("renice", "-n", "10", "-p"));
      threads.forEach(thread -> command.add(thread.getFileName().toString()));
      new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
  }

  private int answered(int code) {
    var count = answers.get(code);
    return count == null ? 0 : count.get();
  }

  /** Eight clients, each of which places the next call when the last one is placed. */
  private void closed(String node, String token, Duration time) throws InterruptedException {
    var end = System.nanoTime() + time.toNanos();
    var threads = new java.util.ArrayList<Thread>();
    for (var i = 0; i < 8; i++) {
      threads.add(Thread.ofVirtual().start(() -> {
        while (System.nanoTime() < end) {
          place(node, token);
        }
      }));
    }
    Crowd.join(threads);
  }

  /** Places calls at a steady rate, whatever the answers are. */
  private int flood(String node, String token, double aSecond) throws InterruptedException {
    var began = System.nanoTime();
    var open = new Semaphore(MOST_OPEN);
    var sent = 0;
    for (; System.nanoTime() - began < FLOOD.toNanos(); sent++) {
      var left = began + (long) (sent / aSecond * 1e9) - System.nanoTime();
      if (left > 1_000_000) {
        Thread.sleep(Duration.ofNanos(left));
      }
      open.acquire();
      Thread.ofVirtual().start(() -> {
        try {
          place(node, token);
        } finally {
          open.release();
        }
      });
    }
    open.tryAcquire(MOST_OPEN, 60, TimeUnit.SECONDS);
    return sent;
  }

  private void place(String node, String token) {
    var no = number.incrementAndGet();
    // Nobody talks, so that it is placing that is measured.
    var body =
        """
        {"phone_number": "+99891%07d4", "language": "ru", "voice": "female", "greeting_message": "Здравствуйте!", "prompt": "Предложите тариф."}
        """
            .formatted(no)
            .replaceFirst("\\d4\"", "4\"");
    var request =
        HttpRequest.newBuilder(URI.create(node + "/api/calls"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var began = System.nanoTime();
    var code = 0;
    try {
      var answer = http.send(request, BodyHandlers.discarding());
      code = answer.statusCode();
      if (code == 503 || code == 429) {
        refusals.add((System.nanoTime() - began) / 1e6);
        if (answer.headers().firstValue("Retry-After").isEmpty()) {
          withoutRetryAfter.incrementAndGet();
        }
      }
    } catch (IOException none) {
      code = 0;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    answers.computeIfAbsent(code, _ -> new AtomicInteger()).incrementAndGet();
  }

  private static int count(Cluster cluster, String sql) throws SQLException {
    try (var database = cluster.database();
        var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
