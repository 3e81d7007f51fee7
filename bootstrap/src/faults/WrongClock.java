import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The clock of one of two nodes is an hour ahead, as libfaketime makes it believe. */
final class WrongClock implements Faults.Part {
  private static final List<String> LIBRARIES =
      List.of(
          "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
          "/usr/lib/faketime/libfaketimeMT.so.1",
          "/usr/lib64/faketime/libfaketimeMT.so.1");

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var library = LIBRARIES.stream().filter(name -> Files.exists(Path.of(name))).findFirst();
    if (library.isEmpty()) {
      figures.judge("a clock that can be put wrong", "none here", "libfaketime (on Debian: apt-get install faketime)", false);
      return;
    }
    var calls = Math.min(options.calls(), 200);
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
      Crowd.join(crowd.place(calls / 2, 20));
      var began = System.nanoTime();
      crowd.awaitEnds();
      figures.tell("seconds until all had their end", (System.nanoTime() - began) / 1_000_000_000);
      crowd.judge(calls / 2, figures);
    }
  }
}
