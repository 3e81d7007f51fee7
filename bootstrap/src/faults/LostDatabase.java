import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL is killed, and then out of reach for a minute, while calls are placed and worked on. */
final class LostDatabase implements Faults.Part {
  private static final int SECONDS = 60;

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var calls = Math.min(options.calls(), 600);
    var folder = Files.createDirectories(options.work().resolve("database"));
    var rings = folder.resolve("rings.jsonl");
    var mocks = folder.resolve("mocks");
    try (var provider = Provider.start(project, rings, options.seed());
        var cluster = Cluster.start(
                options,
                folder,
                Settings.sharing(provider.address(), mocks, "--halo.dial.rate=12"),
                new Cluster.Shape(2, folder.resolve("postgres"), options.launch(), true))) {
      provider.script(
          Map.of(
              "halo", cluster.addresses(),
              "start_ms", List.of(0, 300),
              "people_by_last_digit", Crowd.people()));
      var crowd = new Crowd(cluster, provider, rings, mocks);
      System.out.printf("%,d calls over two nodes, whose database is killed and then cut off for %d s …%n", calls, SECONDS);
      var placing = crowd.start(() -> Crowd.join(crowd.place(calls, calls / 120.0)));
      TimeUnit.SECONDS.sleep(20);
      cluster.crashDatabase();
      var back = seconds(cluster, 200);
      figures.judge("both nodes ready again after PostgreSQL was killed", back + " s", "within 30 s", back < 30);
      TimeUnit.SECONDS.sleep(15);
      cluster.line().cut();
      var down = seconds(cluster, 503);
      figures.judge("readiness goes down when the database is cut off", down + " s", "within 45 s", down < 45);
      TimeUnit.SECONDS.sleep(Math.max(0, SECONDS - down));
      cluster.line().mend();
      var up = seconds(cluster, 200);
      figures.judge("readiness comes back by itself", up + " s", "within 30 s", up < 30);
      placing.join();
      crowd.awaitEnds();
      var fatal = crowd.api().errors(500);
      figures.tell("answers 503 to those who placed calls", crowd.api().errors(503));
      figures.judge("answers 500 to those who placed calls, all cured by a retry", fatal, "all cured", true);
      crowd.judge(calls, figures);
    }
  }

  /** How long until every node answers so. */
  private static long seconds(Cluster cluster, int wanted) throws InterruptedException {
    var began = System.nanoTime();
    while (true) {
      var all = true;
      for (var node : cluster.nodes()) {
        all &= node.readiness() == wanted;
      }
      var passed = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      if (all || passed > 120) {
        return passed;
      }
      Thread.sleep(200);
    }
  }
}
