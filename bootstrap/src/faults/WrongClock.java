import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The clock of one of two nodes is an hour ahead, as libfaketime makes it believe. */
final class WrongClock implements Faults.Part {
  private static final List<String> LIBRARIES =
      List.of(
          "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
          "/usr/lib/faketime/libfaketimeMT.so.1",
          "/usr/lib64/faketime/libfaketimeMT.so.1");
  private static final int PROBES = 20;
  private static final long LONGEST_WAIT = 15;

  /** Work on calls that there are not: whoever takes it up fails, and the row says when. */
  private static final String PROBE =
      """
      insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
      values ('advance-call', ? || '/1', convert_to(? || ' 0', 'SQL_ASCII'),
        clock_timestamp() + make_interval(secs => ?), false, 1)
      """;
  private static final String OF_THE_FUTURE =
      "select count(*) from scheduled_tasks where picked and last_heartbeat > clock_timestamp() + interval '1 minute'";

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var library = LIBRARIES.stream().filter(name -> Files.exists(Path.of(name))).findFirst();
    if (library.isEmpty()) {
      figures.judge("a clock that can be put wrong", "none here", "libfaketime (on Debian: apt-get install faketime)", false);
      return;
    }
    var calls = Math.min(options.calls(), 200) / 2;
    var folder = Files.createDirectories(options.work().resolve("clock"));
    var rings = folder.resolve("rings.jsonl");
    var mocks = folder.resolve("mocks");
    var ahead =
        new ArrayList<>(
            List.of("env", "LD_PRELOAD=" + library.get(), "FAKETIME=+1h", "FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_DONT_RESET=1"));
    ahead.addAll(options.launch());
    var shape = new Cluster.Shape(2, folder.resolve("postgres"), ahead);
    try (var provider = Provider.start(project, rings, options.seed());
        var cluster = Cluster.start(options, folder, Settings.sharing(provider.address(), mocks, "--halo.dial.rate=12"), shape)) {
      provider.script(
          Map.of(
              "halo", cluster.addresses(),
              "start_ms", List.of(0, 300),
              "people_by_last_digit", Crowd.people()));
      var crowd = new Crowd(cluster, provider, rings, mocks);
      System.out.printf("%,d calls over two nodes, of which one believes it is an hour later …%n", calls);
      var said = Files.readAllLines(cluster.nodes().getLast().log()).stream().anyMatch(line -> line.contains("The clock of this machine is 3"));
      figures.judge("the node says that its clock is wrong", said ? "yes" : "no", "yes", said);
      var later = probe(cluster, 1800);
      var future = new AtomicInteger();
      var ended = new CountDownLatch(1);
      var watching = crowd.start(() -> watch(cluster, future, ended));
      Crowd.join(crowd.place(calls, 20));
      var began = System.nanoTime();
      var due = probe(cluster, 0);
      var waited = awaitTaken(cluster, due);
      remove(cluster, due);
      crowd.awaitEnds();
      figures.tell("seconds until all had their end", (System.nanoTime() - began) / 1_000_000_000);
      ended.countDown();
      watching.join();
      var left = left(cluster, later);
      figures.judge("work due in half an hour that was taken up early", PROBES - left, "0 of " + PROBES, left == PROBES);
      figures.judge("longest that work due at once lay there", waited + " s", "under " + LONGEST_WAIT + " s", waited < LONGEST_WAIT);
      figures.judge("signs of life with a time to come, looks that saw one", future, "0", future.get() == 0);
      figures.tell("work taken from a node that was alive", given(cluster));
      crowd.judge(calls, figures);
    }
  }

  private static List<String> probe(Cluster cluster, double seconds) throws SQLException {
    var ids = new ArrayList<String>();
    try (var database = cluster.database();
        var insert = database.prepareStatement(PROBE)) {
      for (var i = 0; i < PROBES; i++) {
        var id = UUID.randomUUID().toString();
        insert.setString(1, id);
        insert.setString(2, id);
        insert.setDouble(3, seconds);
        insert.executeUpdate();
        ids.add(id);
      }
    }
    return ids;
  }

  /** How many nobody has taken up. */
  private static int left(Cluster cluster, List<String> ids) throws SQLException {
    return cluster.count("select count(*) from scheduled_tasks where last_failure is null and " + among(ids));
  }

  private static void remove(Cluster cluster, List<String> ids) throws SQLException {
    try (var database = cluster.database();
        var statement = database.createStatement()) {
      statement.executeUpdate("delete from scheduled_tasks where " + among(ids));
    }
  }

  private static String among(List<String> ids) {
    return "task_instance in ('" + String.join("/1','", ids) + "/1')";
  }

  private static long awaitTaken(Cluster cluster, List<String> ids) throws Exception {
    var began = System.nanoTime();
    while (left(cluster, ids) > 0 && System.nanoTime() - began < 2 * LONGEST_WAIT * 1e9) {
      Thread.sleep(100);
    }
    return (System.nanoTime() - began) / 1_000_000_000;
  }

  /** Looks until it is told to end, since an interruption would cut a look off and pass for a mishap. */
  private static void watch(Cluster cluster, AtomicInteger future, CountDownLatch ended) throws Exception {
    do {
      if (cluster.count(OF_THE_FUTURE) > 0) {
        future.incrementAndGet();
      }
    } while (!ended.await(250, TimeUnit.MILLISECONDS));
  }

  private static long given(Cluster cluster) throws Exception {
    var count = 0L;
    for (var node : cluster.nodes()) {
      count += Files.readAllLines(node.log()).stream().filter(line -> line.contains("was given to another worker")).count();
    }
    return count;
  }
}
