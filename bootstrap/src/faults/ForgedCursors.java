import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A hundred thousand cursors that nobody handed out, and some thousand that are long out of date. */
final class ForgedCursors implements Faults.Part {
  private static final int FORGED = 100_000;
  private static final int STALE = 5_000;
  private static final int CLIENTS = 16;
  private static final int BYTES = 32;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Integer, AtomicInteger> forged = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicInteger> stale = new ConcurrentHashMap<>();

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var folder = Files.createDirectories(options.work().resolve("cursors"));
    var shape = new Cluster.Shape(1, folder.resolve("postgres"), options.launch());
    try (var cluster = Cluster.start(options, folder, List.of("--halo.mock.speed=100"), shape)) {
      var node = cluster.nodes().getFirst();
      var api = new Api(cluster.addresses());
      for (var i = 0; i < 20; i++) {
        api.place("+99890%05d41".formatted(i), "cursor-" + i);
      }
      var given = api.cursor(5);
      ask(node, api.token(), given, options.seed(), 2_000, new ConcurrentHashMap<>());
      TimeUnit.SECONDS.sleep(10);
      var first = Look.at(options, node);
      System.out.printf("%,d forged cursors from %d clients …%n", FORGED, CLIENTS);
      var began = System.nanoTime();
      var times = ask(node, api.token(), given, options.seed() + 1, FORGED, forged);
      var seconds = (System.nanoTime() - began) / 1e9;
      for (var i = 0; i < STALE; i++) {
        one(node, api.token(), given, stale);
      }
      TimeUnit.SECONDS.sleep(10);
      var last = Look.at(options, node);
      Arrays.sort(times);
      figures.judge("forged cursors, by answer", new TreeMap<>(forged), "422 each", forged.keySet().equals(java.util.Set.of(422)));
      figures.tell("answered a second", "%.0f".formatted(FORGED / seconds));
      figures.tell("median and 99th percentile", "%.1f, %.1f ms".formatted(times[times.length / 2] / 1e6, times[times.length * 99 / 100] / 1e6));
      figures.judge("stale cursors, by answer", new TreeMap<>(stale), "200 each", stale.keySet().equals(java.util.Set.of(200)));
      last.judgeSince(first, figures);
      figures.judge("readiness afterwards", node.readiness(), 200, node.readiness() == 200);
    }
  }

  /** Answers how long each took, in ns. */
  private long[] ask(Node node, String token, String given, long seed, int count, Map<Integer, AtomicInteger> answers)
      throws InterruptedException {
    var times = new long[count];
    var next = new AtomicInteger();
    var threads = new java.util.ArrayList<Thread>();
    for (var i = 0; i < CLIENTS; i++) {
      var random = new Random(seed * CLIENTS + i);
      threads.add(Thread.ofVirtual().start(() -> {
        for (var no = next.getAndIncrement(); no < count; no = next.getAndIncrement()) {
          var began = System.nanoTime();
          one(node, token, forge(given, random), answers);
          times[no] = System.nanoTime() - began;
        }
      }));
    }
    Crowd.join(threads);
    return times;
  }

  /** A true one with some bits changed, one that only looks like one, or any text. */
  private static String forge(String given, Random random) {
    var bytes = Base64.getUrlDecoder().decode(given);
    switch (random.nextInt(4)) {
      case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[0] ^= (byte) (1 + random.nextInt(255));
      case 2 -> {
        bytes = new byte[BYTES];
        random.nextBytes(bytes);
      }
      default -> {
        bytes = new byte[random.nextInt(1, 300)];
        random.nextBytes(bytes);
      }
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void one(Node node, String token, String cursor, Map<Integer, AtomicInteger> answers) {
    var request =
        HttpRequest.newBuilder(URI.create(node.address() + "/api/calls?limit=5&cursor=" + cursor))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .build();
    var code = 0;
    try {
      code = http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException none) {
      code = 0;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    answers.computeIfAbsent(code, _ -> new AtomicInteger()).incrementAndGet();
  }
}
