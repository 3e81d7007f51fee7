import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Places calls while everything that can be lost is lost, nodes are killed and the database is, and
 * counts afterwards in the provider's book who was rung.
 */
final class Storm {
  private static final double CALLS_A_SECOND = 10;
  /** A machine that is slower than that is given time: no more calls are placed while so many have no end. */
  private static final int MOST_OPEN = 400;

  private static final Set<String> ENDED = Set.of("completed", "failed", "canceled");
  private static final double MOST_LEFT = 0.005;
  /** In a small run a share means nothing. */
  private static final int FEW_LEFT = 3;


  private static final int SHOWN = 12;
  private static final String ATTEMPTS =
      """
      select string_agg(state || coalesce(' (' || reason || ')', '') || ' after '
        || round(extract(epoch from updated_at - created_at)) || ' s', ', ' order by number)
      from dial_attempts where call_id = ?
      """;

  private final Options options;
  private final Path folder;
  private final Random random;
  /** Calls by their phones. */
  private final Map<String, String> placed = new ConcurrentHashMap<>();

  private final List<Throwable> mishaps = new CopyOnWriteArrayList<>();

  Storm(Options options) {
    this.options = options;
    this.folder = options.work().resolve("storm");
    this.random = new Random(options.seed());
  }

  void run(Path project, Figures figures) throws IOException, InterruptedException, SQLException {
    Files.createDirectories(folder);
    var began = System.nanoTime();
    var rings = folder.resolve("rings.jsonl");
    try (var provider = Provider.start(project, rings, options.seed());
        var cluster = Cluster.start(options, folder, Settings.impatient(provider.address(), options.isSmall()));
        var book = PhoneBook.open(cluster)) {
      provider.script(script(cluster, book));
      var api = new Api(cluster.addresses());
      var placing = System.nanoTime();
      System.out.printf(
          "%,d calls over two nodes, which are killed %d times, on a PostgreSQL that is killed %d times …%n",
          options.calls(), options.kills(), options.crashes());
      var threads =
          List.of(
              start(() -> placeAll(api, cluster)),
              start(() -> killNodes(cluster)),
              start(() -> crashDatabase(cluster)));
      for (var thread : threads) {
        thread.join();
      }
      awaitEnds(cluster, provider, placing);
      judge(api, cluster, provider, rings, figures);
      figures.tell("seconds for the calls", seconds(placing));
      figures.tell("seconds with all starts", seconds(began));
    }
  }

  private Map<String, Object> script(Cluster cluster, PhoneBook book) {
    var sessions =
        Map.of(
            "permit_answer_lost", 0.10,
            "end_report_lost", 0.20,
            "dies_when_end_is_lost", options.isSmall(),
            "dies_after_permit", 0.03,
            "report_lost", 0.02,
            "report_answer_lost", 0.03,
            "report_doubled", 0.03,
            "forged", 0.02);
    var talk = Map.of("talk", List.of(Map.of("says", "Да, интересно, расскажите.", "agent", "Отлично!")));
    var curt = Map.of("talk", List.of(Map.of("says", "Нет, не нужно.", "agent", "До свидания.")));
    var people =
        Map.of(
            "1", talk,
            "2", curt,
            "3", Map.of("fails", 486),
            "4", Map.of("fails", 408, "acts_after", 4000),
            "5", talk,
            "6", Map.of("fails", 603),
            "7", Map.of(),
            "8", curt,
            "9", Map.of("fails", 480));
    var script = new HashMap<String, Object>();
    script.put("halo", cluster.addresses());
    script.put("starts", Map.of("lost", 0.08, "unanswered", 0.15, "doubled", 0.05, "broken", 0.01));
    script.put("reads", Map.of("lost", 0.02, "unanswered", 0.02, "broken", 0.01));
    script.put("hang_ms", List.of(0, 1200));
    script.put("start_ms", List.of(0, 300));
    script.put("late", 0.01);
    script.put("late_ms", Settings.sweepAfter(options.isSmall()).toMillis() + 8000);
    script.put("history_lag_ms", 1500);
    script.put("strangers", 5);
    script.put("people_by_last_digit", people);
    script.put("sessions", sessions);
    script.put("with_permit", options.withPermit());
    script.put("phone_book", book.address());
    return script;
  }

  private Thread start(Work work) {
    return Thread.ofVirtual().start(() -> {
      try {
        work.run();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      } catch (Exception mishap) {
        mishaps.add(mishap);
      }
    });
  }

  private interface Work {
    void run() throws Exception;
  }

  // --- what happens ---

  private void placeAll(Api api, Cluster cluster) throws InterruptedException {
    var atOnce = new Semaphore(32);
    var began = System.nanoTime();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < options.calls(); i++) {
      waitUntil(began, Duration.ofNanos((long) (i / CALLS_A_SECOND * 1e9)));
      while (i % 10 == 0 && !hasRoom(cluster)) {
        Thread.sleep(500);
      }
      atOnce.acquire();
      // The last digit tells who picks up; none ends in 00, to which the mock refuses to send.
      var phone = "99890%06d%d".formatted(i + 1, i % 9 + 1);
      threads.add(
          start(() -> {
            try {
              placed.put(phone, api.place("+" + phone, "storm-" + phone));
            } finally {
              atOnce.release();
            }
          }));
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private static boolean hasRoom(Cluster cluster) {
    var open = open(cluster);
    return open >= 0 && open < MOST_OPEN;
  }

  private void killNodes(Cluster cluster) throws InterruptedException, IOException {
    for (var moment : moments(options.kills())) {
      awaitPlaced(moment);
      var up = cluster.nodes().stream().filter(Node::isUp).toList();
      while (up.isEmpty()) {
        Thread.sleep(50);
        up = cluster.nodes().stream().filter(Node::isUp).toList();
      }
      var node = up.get(random.nextInt(up.size()));
      node.kill();
      node.launch();
      start(node::awaitReady);
    }
  }

  private void crashDatabase(Cluster cluster) throws InterruptedException {
    for (var moment : moments(options.crashes())) {
      awaitPlaced(moment);
      cluster.crashDatabase();
    }
  }

  /** Moments of chance: when so many calls are placed. */
  private List<Integer> moments(int count) {
    synchronized (random) {
      return random.ints(count, options.calls() / 50, options.calls()).sorted().boxed().toList();
    }
  }

  private void awaitPlaced(int calls) throws InterruptedException {
    while (placed.size() < calls) {
      Thread.sleep(20);
    }
  }

  private static void waitUntil(long began, Duration moment) throws InterruptedException {
    var left = moment.toNanos() - (System.nanoTime() - began);
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  /** Until every call has its end and no session runs that might still ring somebody. */
  private void awaitEnds(Cluster cluster, Provider provider, long began)
      throws InterruptedException, IOException {
    var told = 0L;
    while (true) {
      var open = open(cluster);
      var running = provider.look("figures").get("running").asInt();
      if (open == 0 && running == 0) {
        return;
      }
      if (seconds(began) - told >= 20) {
        told = seconds(began);
        System.out.printf(
            "  after %d s: %s calls and %d sessions are under way%n", told, open < 0 ? "some" : open, running);
      }
      Thread.sleep(1000);
    }
  }

  /** How many calls have no end yet; negative while nobody can tell. */
  private static int open(Cluster cluster) {
    try (var database = cluster.database();
        var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from calls where status not in ('completed', 'failed', 'canceled')")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException down) {
      return -1;
    }
  }

  // --- what came of it ---

  private void judge(Api api, Cluster cluster, Provider provider, Path rings, Figures figures)
      throws IOException, InterruptedException, SQLException {
    var book =
        Files.readAllLines(rings).stream().map(Api.JSON::readTree).toList();
    var byPhone = counts(book, ring -> ring.get("phone").asString());
    var byAttempt = counts(book, ring -> ring.get("attempt").asString());
    var seen = provider.look("figures");
    var calls = new HashMap<String, JsonNode>();
    api.calls().forEach(call -> calls.put(call.get("id").asString(), call));

    var lost = new ArrayList<String>();
    var left = new ArrayList<String>();
    placed.forEach((phone, id) -> {
      var call = calls.get(id);
      if (call == null || !ENDED.contains(call.get("status").asString())) {
        lost.add(id);
      } else if (call.get("status").asString().equals("failed")) {
        left.add(id);
      } else if (!byPhone.containsKey(phone)) {
        lost.add(id);
      }
    });
    var doubled = byPhone.values().stream().filter(count -> count > 1).count();

    for (var treated : seen.get("treated").properties()) {
      figures.tell("requests for sessions, " + treated.getKey(), treated.getValue());
    }
    figures.tell("sessions that ran", seen.get("sessions"));
    figures.tell("nodes killed, databases killed", options.kills() + ", " + options.crashes());
    figures.judge("calls placed", placed.size(), options.calls(), placed.size() == options.calls());
    figures.tell("phones rung", byPhone.size());
    figures.judge("phones rung twice or more", doubled, "0", doubled == 0);
    var attemptsDoubled = byAttempt.values().stream().filter(count -> count > 1).count();
    figures.judge("attempts with two rings or more", attemptsDoubled, "0", attemptsDoubled == 0);
    figures.judge("calls lost: without an end, or ended and never rung", lost.size(), "0", lost.isEmpty());
    figures.judge(
        "calls left to a person",
        "%d (%.2f %%)".formatted(left.size(), 100.0 * left.size() / options.calls()),
        options.isSmall() ? "under " + FEW_LEFT : "under %.1f %%".formatted(100 * MOST_LEFT),
        left.size() < Math.max(FEW_LEFT, MOST_LEFT * options.calls()));
    for (var reason : reasons(api, left).entrySet()) {
      figures.tell("  because of " + reason.getKey(), reason.getValue());
    }
    tellAttempts(cluster, "lost", lost);
    tellAttempts(cluster, "left", left);
    var forged = seen.get("forged");
    figures.judge(
        "forged requests believed, of %d".formatted(forged.get("sent").asInt()),
        forged.get("believed"),
        "0",
        forged.get("believed").asInt() == 0);
    var faults = seen.get("faults");
    figures.judge("rules of the platform that a scenario broke", faults.size(), "0", faults.isEmpty());
    faults.forEach(fault -> System.out.println("  " + fault));
    figures.judge("mishaps of the experiment itself", mishaps.size(), "0", mishaps.isEmpty());
    mishaps.forEach(mishap -> System.out.println("  " + mishap));
  }

  /** What became of the attempts of a few calls, for whoever wants to know why. */
  private static void tellAttempts(Cluster cluster, String what, List<String> ids) throws SQLException {
    try (var database = cluster.database();
        var attempts = database.prepareStatement(ATTEMPTS)) {
      for (var id : ids.subList(0, Math.min(SHOWN, ids.size()))) {
        attempts.setObject(1, UUID.fromString(id));
        try (var rows = attempts.executeQuery()) {
          rows.next();
          System.out.printf("  %s: call %s, attempts %s%n", what, id, rows.getString(1));
        }
      }
    }
  }

  private static Map<String, Long> counts(Collection<JsonNode> rings, Function<JsonNode, String> by) {
    return rings.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  private static Map<String, Integer> reasons(Api api, List<String> ids) throws InterruptedException {
    var reasons = new HashMap<String, Integer>();
    for (var id : ids) {
      var failure = api.call(id).get("failure");
      var code = failure == null || failure.isNull() ? "no reason" : failure.get("code").asString();
      reasons.merge(code, 1, Integer::sum);
    }
    return reasons;
  }

  private static long seconds(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toSeconds();
  }
}
