import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node is stopped for two minutes with work in its hands, and goes on: what it then writes is refused. */
final class StoppedNode implements Faults.Part {
  private static final int SECONDS = 120;
  private static final String IN_HANDS = "select count(*) from scheduled_tasks where picked and task_name = 'advance-call'";

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var calls = Math.min(options.calls(), 300);
    var folder = Files.createDirectories(options.work().resolve("stopped"));
    var rings = folder.resolve("rings.jsonl");
    var mocks = folder.resolve("mocks");
    // Slow partners, so that there is work in hand at any time.
    try (var provider = Provider.start(project, rings, options.seed());
        var cluster = Cluster.start(options, folder, Settings.sharing(provider.address(), mocks, "--halo.dial.rate=12", "--halo.mock.speed=0.5"))) {
      provider.script(
          Map.of(
              "halo", cluster.addresses(),
              "start_ms", List.of(0, 300),
              "people_by_last_digit", Crowd.people()));
      var crowd = new Crowd(cluster, provider, rings, mocks);
      System.out.printf("%,d calls over two nodes, of which one is stopped for %d s …%n", calls, SECONDS);
      Crowd.join(crowd.place(calls, 50));
      while (crowd.open() > calls * 2 / 3) {
        Thread.sleep(200);
      }
      var node = cluster.nodes().getLast();
      node.signal("STOP");
      var inHands = cluster.count(IN_HANDS);
      TimeUnit.SECONDS.sleep(SECONDS);
      var openMeanwhile = crowd.open();
      node.signal("CONT");
      crowd.awaitEnds();
      TimeUnit.SECONDS.sleep(5);
      figures.tell("work in hand when the node was stopped, of both", inHands);
      figures.tell("calls without an end two minutes later", openMeanwhile);
      var refused = refused(node.log());
      figures.judge("late writes of the stopped node refused", refused, "1 or more", refused > 0);
      crowd.judge(calls, figures);
      figures.judge("the node takes requests again", node.readiness(), 200, node.readiness() == 200);
    }
  }

  /** What it said when it found that its work is another's. */
  private static long refused(Path log) throws Exception {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains("was given to another worker") || line.contains("Expected one execution") || line.contains("StaleCall") || line.contains("terminating connection"))
        .count();
  }
}
