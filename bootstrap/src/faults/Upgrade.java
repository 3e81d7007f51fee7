import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Two nodes of the version before are replaced by this one, one after the other, while calls are
 * placed: each is told to end by SIGTERM, and between the two both versions work side by side on the
 * schema of the newer one.
 */
final class Upgrade implements Faults.Part {
  private static final int SIDE_BY_SIDE = 30;
  private static final Duration GRACE = Duration.ofSeconds(45);
  private static final String SCHEMA =
      "select max(version::int) from flyway_schema_history where success and version is not null";
  private static final String LEFT =
      "select count(*) from scheduled_tasks where picked and last_heartbeat < clock_timestamp() - interval '4 seconds'";

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    if (!Files.isRegularFile(options.previous())) {
      figures.judge("a version before", "none", "named by --previous", false);
      return;
    }
    var calls = Math.min(options.calls(), 600);
    var folder = Files.createDirectories(options.work().resolve("upgrade"));
    var rings = folder.resolve("rings.jsonl");
    var mocks = folder.resolve("mocks");
    var settings = new ArrayList<>(Settings.sharing("", mocks, "--halo.dial.rate=12", "--halo.mock.speed=5"));
    try (var provider = Provider.start(project, rings, options.seed())) {
      settings.replaceAll(setting -> setting.equals("--halo.voximplant.base-url=") ? setting + provider.address() : setting);
      try (var cluster = Cluster.start(options.startedBy(before(options)), folder, settings)) {
        provider.script(
            Map.of(
                "halo", cluster.addresses(),
                "start_ms", List.of(0, 300),
                "people_by_last_digit", Crowd.people()));
        var crowd = new Crowd(cluster, provider, rings, mocks);
        System.out.printf("%,d calls over two nodes of the version before, which are replaced one by one …%n", calls);
        var placing = crowd.start(() -> Crowd.join(crowd.place(calls, calls / 120.0)));
        TimeUnit.SECONDS.sleep(20);
        var schema = cluster.count(SCHEMA);
        replace(cluster, cluster.nodes().getFirst(), options.launch(), "first", figures);
        figures.tell("schema, before and after", schema + " → " + cluster.count(SCHEMA));
        var placed = crowd.placed.size();
        TimeUnit.SECONDS.sleep(SIDE_BY_SIDE);
        figures.tell("calls placed while both versions ran side by side", crowd.placed.size() - placed);
        replace(cluster, cluster.nodes().getLast(), options.launch(), "second", figures);
        placing.join();
        crowd.awaitEnds();
        figures.judge("answers 500 to those who placed calls", crowd.api().errors(500), "0", crowd.api().errors(500) == 0);
        figures.tell("answers 503 to them", crowd.api().errors(503));
        crowd.judge(calls, figures);
      }
    }
  }

  /** Started as this one is, without what is kept of this one's start. */
  private static List<String> before(Options options) {
    var launch = new ArrayList<>(options.launch());
    launch.removeIf(word -> word.startsWith("-XX:AOTCache"));
    launch.set(launch.size() - 1, options.previous().toString());
    return launch;
  }

  private static void replace(Cluster cluster, Node node, List<String> next, String which, Figures figures)
      throws Exception {
    var told = System.nanoTime();
    var down = -1L;
    node.signal("TERM");
    while (!node.endsWithin(Duration.ofMillis(50))) {
      var passed = Duration.ofNanos(System.nanoTime() - told);
      if (down < 0 && node.readiness() == 503) {
        down = passed.toMillis();
      }
      if (passed.compareTo(GRACE) > 0) {
        break;
      }
    }
    var seconds = Duration.ofNanos(System.nanoTime() - told).toSeconds();
    figures.judge("the " + which + " node ended after SIGTERM", seconds + " s", "within " + GRACE.toSeconds() + " s", seconds <= GRACE.toSeconds());
    figures.judge("its readiness went down before", down < 0 ? "not seen" : down + " ms", "yes", down >= 0);
    node.become(next);
    node.launch();
    node.awaitReady();
    var left = cluster.count(LEFT);
    figures.judge("work that still waits for the node that ended", left, "0", left == 0);
  }
}
