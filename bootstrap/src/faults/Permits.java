import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** How permits are given: to one of many, quickly, and for a request that arrives once. */
final class Permits {
  private static final int SESSIONS = 64;
  /** Attempts that are asked for before the next calls are placed: a permit is given for 90 s only. */
  private static final int BATCH = 100;

  private static final int A_SECOND = 200;
  private static final int WARM_UP = 10;
  private static final double GOAL = 20;
  private static final String UNANSWERED_REQUESTS =
      "select count(*) from dial_attempts where request_ended_at is null and state = 'intent'";
  private static final int UNANSWERED = 40;

  private final Options options;
  private final Path folder;
  private int called;

  Permits(Options options) {
    this.options = options;
    this.folder = options.work().resolve("permits");
  }

  /** An attempt that the provider was asked for, and that no session of its own is after. */
  private record Held(String attempt, String ticket, String session) {}

  void run(Path project, Figures figures) throws IOException, InterruptedException, ExecutionException, SQLException {
    Files.createDirectories(folder);
    try (var provider = Provider.start(project, folder.resolve("rings.jsonl"), options.seed());
        var cluster = Cluster.start(options, folder, Settings.patient(provider.address()));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var api = new Api(cluster.addresses());
      once(api, provider, cluster, figures);
      provider.script(Map.of("starts", Map.of("held", 1)));
      if (!options.isSmall()) {
        speed(api, provider, cluster, threads, figures);
      }
      crowd(api, provider, cluster, threads, figures);
    }
  }

  /** A request that is closed without an answer must not be sent again by any layer below. */
  private void once(Api api, Provider provider, Cluster cluster, Figures figures)
      throws IOException, InterruptedException {
    var count = Math.min(UNANSWERED, options.calls());
    provider.script(
        Map.of(
            "halo", cluster.addresses(),
            "person", Map.of("fails", 486),
            "next", Map.of("StartScenarios", Collections.nCopies(count, "closed"))));
    for (var i = 0; i < count; i++) {
      api.place("+" + phone(), "once-" + i);
    }
    JsonNode seen;
    do {
      Thread.sleep(200);
      seen = provider.look("figures");
    } while (seen.get("arrived").path("StartScenarios").asInt() < count || seen.get("running").asInt() > 0);
    var arrived = seen.get("arrived").get("StartScenarios").asInt();
    figures.judge(
        "requests that arrived, of %d closed unanswered".formatted(count), arrived, count + ", each once", arrived == count);
  }

  /** Asks at a steady rate, whatever the answers take. */
  private void speed(
      Api api, Provider provider, Cluster cluster, ExecutorService threads, Figures figures)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    System.out.printf("%,d permits at %d a second …%n", options.asked(), A_SECOND);
    var batch = Math.min(BATCH, options.asked());
    for (var i = 0; i < WARM_UP; i++) { // nothing is quick at first
      ask(api, cluster, threads, settled(cluster, hold(api, provider, threads, batch)));
    }
    var times = new ArrayList<Double>();
    while (times.size() < options.asked()) {
      times.addAll(ask(api, cluster, threads, settled(cluster, hold(api, provider, threads, batch))));
    }
    Collections.sort(times);
    figures.tell("permits asked for, one by one, at %d a second".formatted(A_SECOND), times.size());
    figures.tell("permit answered, median", millis(times, 0.5));
    figures.judge("permit answered, 95th percentile", millis(times, 0.95), "under 20 ms", at(times, 0.95) < GOAL);
    figures.tell("permit answered, 99th percentile", millis(times, 0.99));
  }

  /** Waits until the nodes have heard that their requests for sessions were accepted, and are idle. */
  private static List<Held> settled(Cluster cluster, List<Held> held)
      throws InterruptedException, SQLException {
    var open = 1;
    while (open > 0) {
      Thread.sleep(200);
      try (var database = cluster.database();
          var query = database.createStatement();
          var count = query.executeQuery(UNANSWERED_REQUESTS)) {
        count.next();
        open = count.getInt(1);
      }
    }
    return held;
  }

  private List<Double> ask(Api api, Cluster cluster, ExecutorService threads, List<Held> held)
      throws InterruptedException, ExecutionException {
    var asked = new ArrayList<Future<Double>>();
    var began = System.nanoTime();
    for (var i = 0; i < held.size(); i++) {
      var due = began + i * 1_000_000_000L / A_SECOND;
      var left = due - System.nanoTime();
      if (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
      }
      var one = held.get(i);
      var node = cluster.addresses().get(i % cluster.nodes().size());
      asked.add(
          threads.submit(() -> {
            var answer = api.permit(node, one.attempt(), one.ticket(), one.session());
            if (!isYes(answer)) {
              throw new IllegalStateException("no permit: " + answer.statusCode() + " " + answer.body());
            }
            return (System.nanoTime() - due) / 1e6;
          }));
    }
    var times = new ArrayList<Double>();
    for (var answer : asked) {
      times.add(answer.get());
    }
    return times;
  }

  /** Many sessions ask for the same attempt at the same moment. */
  private void crowd(
      Api api, Provider provider, Cluster cluster, ExecutorService threads, Figures figures)
      throws IOException, InterruptedException, ExecutionException {
    System.out.printf("%d sessions ask for each of %,d attempts …%n", SESSIONS, options.attempts());
    var granted = new ArrayList<Integer>();
    while (granted.size() < options.attempts()) {
      for (var held : hold(api, provider, threads, Math.min(BATCH, options.attempts() - granted.size()))) {
        List<Callable<Boolean>> sessions =
            IntStream.range(0, SESSIONS)
                .<Callable<Boolean>>mapToObj(i -> () -> isYes(persist(api, cluster, held, i)))
                .toList();
        var yes = 0;
        for (var answer : threads.invokeAll(sessions)) {
          yes += answer.get() ? 1 : 0;
        }
        granted.add(yes);
      }
    }
    var sum = granted.stream().mapToInt(Integer::intValue).sum();
    figures.judge(
        "yeses to %d sessions asking for each of %,d attempts".formatted(SESSIONS, options.attempts()),
        sum,
        options.attempts() + ", one each",
        granted.stream().allMatch(count -> count == 1));
  }

  /** As a session does, it comes back when a node has no time for it. */
  private static HttpResponse<String> persist(Api api, Cluster cluster, Held held, int session)
      throws InterruptedException {
    while (true) {
      var node = cluster.addresses().get(session % cluster.nodes().size());
      try {
        var answer = api.permit(node, held.attempt(), held.ticket(), held.session() + "0" + session);
        if (answer.statusCode() < 500 && answer.statusCode() != 429) {
          return answer;
        }
      } catch (IOException again) {
        // it is asked again, which does no harm
      }
      Thread.sleep(100);
    }
  }

  private static boolean isYes(HttpResponse<String> answer) {
    return answer.statusCode() == 200 && Api.JSON.readTree(answer.body()).get("granted").asBoolean();
  }

  /** Places calls and waits until a session was asked for each; nobody asks for its permit. */
  private List<Held> hold(Api api, Provider provider, ExecutorService threads, int count)
      throws IOException, InterruptedException, ExecutionException {
    var before = held(provider).size();
    var placing = new ArrayList<Future<String>>();
    for (var i = 0; i < count; i++) {
      var phone = phone();
      placing.add(threads.submit(() -> api.place("+" + phone, "held-" + phone)));
    }
    for (var call : placing) {
      call.get();
    }
    var all = held(provider);
    while (all.size() < before + count) {
      Thread.sleep(100);
      all = held(provider);
    }
    return all.subList(before, before + count);
  }

  private static List<Held> held(Provider provider) throws IOException, InterruptedException {
    var held = new ArrayList<Held>();
    for (var session : provider.look("sessions")) {
      if (session.get("held").asBoolean()) {
        var data = session.get("customData").asString().split("\\.");
        held.add(new Held(data[0], data[1], session.get("id").asString()));
      }
    }
    return held;
  }

  private String phone() {
    return "99891%06d%d".formatted(++called, called % 9 + 1);
  }

  private static String millis(List<Double> sorted, double share) {
    return "%.1f ms".formatted(at(sorted, share));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }
}
