import ai.halo.adapter.notify.mock.MockReceived;
import ai.halo.adapter.notify.mock.MockReceived.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Calls that are placed over all nodes, and what came of them in the books of the outside world: the
 * provider's, who rings, and the messenger's and the CRM's, which all nodes share.
 */
final class Crowd {
  private static final Set<String> ENDED = Set.of("completed", "failed", "canceled");
  private static final String OPEN =
      "select count(*) from calls where status not in ('completed', 'failed', 'canceled')";

  private final Cluster cluster;
  private final Provider provider;
  private final Path rings;
  private final Path mocks;
  private final Api api;
  /** Calls by their phones. */
  final Map<String, String> placed = new ConcurrentHashMap<>();

  final List<Throwable> mishaps = new CopyOnWriteArrayList<>();

  Crowd(Cluster cluster, Provider provider, Path rings, Path mocks) throws InterruptedException {
    this.cluster = cluster;
    this.provider = provider;
    this.rings = rings;
    this.mocks = mocks;
    this.api = new Api(cluster.addresses());
  }

  Api api() {
    return api;
  }

  /** Who picks up is told by the last digit, as at the mocks. */
  static Map<String, Object> people() {
    var talk = Map.of("talk", List.of(Map.of("says", "Да, интересно, расскажите.", "agent", "Отлично!")));
    var curt = Map.of("talk", List.of(Map.of("says", "Нет, не нужно.", "agent", "До свидания.")));
    return Map.of(
        "1", talk,
        "2", curt,
        "3", Map.of("fails", 486),
        "4", Map.of("fails", 408, "acts_after", 4000),
        "5", talk,
        "6", Map.of("fails", 603),
        "7", talk,
        "8", curt,
        "9", talk);
  }

  /** Begins to place calls, and does not wait until they are. */
  List<Thread> place(int count, double aSecond) throws InterruptedException {
    var atOnce = new Semaphore(32);
    var began = System.nanoTime();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < count; i++) {
      var left = began + (long) (i / aSecond * 1e9) - System.nanoTime();
      if (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
      }
      atOnce.acquire();
      var phone = "99890%06d%d".formatted(i + 1, i % 9 + 1);
      threads.add(
          start(() -> {
            try {
              placed.put(phone, api.place("+" + phone, "crowd-" + phone));
            } finally {
              atOnce.release();
            }
          }));
    }
    return threads;
  }

  interface Work {
    void run() throws Exception;
  }

  Thread start(Work work) {
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

  static void join(List<Thread> threads) throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
  }

  /** How many calls have no end yet; negative while nobody can tell. */
  int open() {
    try (var database = cluster.database();
        var statement = database.createStatement();
        var rows = statement.executeQuery(OPEN)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException down) {
      return -1;
    }
  }

  /** Until every call has its end and no session runs that might still ring somebody. */
  void awaitEnds() throws InterruptedException, IOException {
    var began = System.nanoTime();
    var told = 0L;
    while (true) {
      var open = open();
      var running = provider.look("figures").get("running").asInt();
      if (open == 0 && running == 0) {
        return;
      }
      var passed = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      if (passed - told >= 20) {
        told = passed;
        System.out.printf("  after %d s: %s calls and %d sessions are under way%n", told, open < 0 ? "some" : open, running);
      }
      Thread.sleep(500);
    }
  }

  /** Counts in the books. */
  void judge(int wanted, Figures figures) throws IOException, InterruptedException {
    var rung =
        Files.readAllLines(rings).stream()
            .map(Api.JSON::readTree)
            .collect(Collectors.groupingBy(ring -> ring.get("phone").asString(), Collectors.counting()));
    var calls = new HashMap<String, JsonNode>();
    api.calls().forEach(call -> calls.put(call.get("id").asString(), call));
    var lost = new ArrayList<String>();
    var failed = new HashMap<String, Integer>();
    placed.forEach((phone, id) -> {
      var call = calls.get(id);
      var status = call == null ? "gone" : call.get("status").asString();
      if (!ENDED.contains(status)) {
        lost.add(id);
      } else if (status.equals("failed")) {
        failed.merge(reason(id), 1, Integer::sum);
      } else if (!rung.containsKey(phone)) {
        lost.add(id);
      }
    });
    figures.judge("calls placed", placed.size(), wanted, placed.size() == wanted);
    figures.judge("calls there are, none twice", calls.size(), wanted, calls.size() == wanted);
    figures.judge("calls lost: no end, or ended and never rung", lost.size(), "0", lost.isEmpty());
    var left = failed.values().stream().mapToInt(Integer::intValue).sum();
    var most = Math.max(3, wanted / 200);
    figures.judge("calls left to a person " + failed, left, "under " + most, left < most);
    figures.tell("phones rung", rung.size());
    var twice = rung.values().stream().filter(count -> count > 1).count();
    figures.judge("phones rung twice or more", twice, "0", twice == 0);
    judgeBook("messages", MockReceived.messages(mocks), figures);
    judgeBook("leads", MockReceived.leads(mocks), figures);
    figures.judge("mishaps of the experiment itself", mishaps.size(), "0", mishaps.isEmpty());
    mishaps.forEach(mishap -> System.out.println("  " + mishap));
  }

  private String reason(String id) {
    try {
      var failure = api.call(id).get("failure");
      return failure == null || failure.isNull() ? "no reason" : failure.get("code").asString();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return "nobody asked";
    }
  }

  /** What is done once for a call is there once, and is there for every call that says so. */
  private void judgeBook(String what, List<Received> book, Figures figures) throws InterruptedException {
    var each = book.stream().collect(Collectors.groupingBy(Received::key, Collectors.counting()));
    var twice = each.values().stream().filter(count -> count > 1).count();
    figures.judge(what + ", to nobody twice", book.size(), "0 twice", twice == 0);
    var told = count(what.equals("messages") ? "followup_sent" : "lead_recorded");
    figures.judge(what + " that calls tell of and that were never taken", Math.max(0, told - each.size()), "0", told <= each.size());
  }

  private long count(String fact) {
    try (var database = cluster.database();
        var statement =
            database.prepareStatement("select count(distinct call_id) from call_facts where type = ?")) {
      statement.setString(1, fact);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException down) {
      throw new IllegalStateException(down);
    }
  }
}
