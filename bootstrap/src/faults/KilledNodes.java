import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;

/**
 * {@code kill -9} of a random node again and again while calls are in flight; and how long what a
 * killed node had in its hands lies there until another takes it over.
 */
final class KilledNodes implements Faults.Part {
  private static final Duration LONGEST_TAKE_OVER = Duration.ofSeconds(30);

  /** Work of somebody who has been silent for twice as long as anybody alive is. */
  private static final String LEFT =
      "select count(*) from scheduled_tasks where picked and last_heartbeat < now() - interval '4 seconds'";

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var folder = Files.createDirectories(options.work().resolve("nodes"));
    var rings = folder.resolve("rings.jsonl");
    var mocks = folder.resolve("mocks");
    try (var provider = Provider.start(project, rings, options.seed());
        var cluster = Cluster.start(options, folder, Settings.sharing(provider.address(), mocks, "--halo.dial.rate=12"))) {
      provider.script(
          java.util.Map.of(
              "halo", cluster.addresses(),
              "start_ms", java.util.List.of(0, 300),
              "people_by_last_digit", Crowd.people()));
      var crowd = new Crowd(cluster, provider, rings, mocks);
      var began = System.nanoTime();
      System.out.printf("%,d calls over two nodes, which are killed %d times …%n", options.calls(), options.kills());
      Crowd.join(crowd.place(options.calls(), 100));
      var inFlight = crowd.open();
      var times = kill(options, cluster, crowd);
      crowd.awaitEnds();
      figures.tell("calls in flight at the first kill", inFlight);
      figures.judge("nodes killed", times.size(), options.kills(), times.size() == options.kills());
      var longest = times.isEmpty() ? 0 : Collections.max(times);
      figures.judge(
          "longest until a killed node's work was taken over",
          longest + " s", "under " + LONGEST_TAKE_OVER.toSeconds() + " s", longest < LONGEST_TAKE_OVER.toSeconds());
      crowd.judge(options.calls(), figures);
      figures.tell("seconds for the calls", Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
  }

  /** Spread over the time in which calls end: one kill after so many of them have. */
  private static ArrayList<Long> kill(Options options, Cluster cluster, Crowd crowd) throws Exception {
    var random = new Random(options.seed());
    var times = new ArrayList<Long>();
    for (var i = 0; i < options.kills(); i++) {
      while (crowd.open() > options.calls() - (long) i * options.calls() / (options.kills() + 1)) {
        Thread.sleep(200);
      }
      var up = cluster.nodes().stream().filter(Node::isUp).toList();
      var node = up.get(random.nextInt(up.size()));
      node.kill();
      var killed = System.nanoTime();
      node.launch();
      var taken = awaitTakenOver(cluster, killed);
      times.add(taken);
      node.awaitReady();
    }
    return times;
  }

  /** How many seconds it took. */
  private static long awaitTakenOver(Cluster cluster, long killed) throws InterruptedException, SQLException {
    while (true) {
      Thread.sleep(250);
      var passed = Duration.ofNanos(System.nanoTime() - killed);
      try (var database = cluster.database();
          var statement = database.createStatement();
          var rows = statement.executeQuery(LEFT)) {
        rows.next();
        if ((passed.toSeconds() >= 5 && rows.getInt(1) == 0) || passed.toSeconds() > 60) {
          return passed.toSeconds();
        }
      }
    }
  }
}
