import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The disk of the database fills up while calls are placed and worked on, and has room again later. */
final class FullDisk implements Faults.Part {
  private static final int SECONDS = 30;

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var calls = Math.min(options.calls(), 300);
    var folder = Files.createDirectories(options.work().resolve("disk"));
    var disk = Files.createDirectories(folder.resolve("small"));
    if (!succeeds("mount", "-t", "tmpfs", "-o", "size=320m,mode=700", "tmpfs", disk.toString())) {
      figures.judge("a small disk", "cannot be had here", "one of 320 MB, which takes root", false);
      return;
    }
    var rings = folder.resolve("rings.jsonl");
    var mocks = folder.resolve("mocks");
    try {
      var shape = new Cluster.Shape(2, disk.resolve("postgres"), options.launch());
      try (var provider = Provider.start(project, rings, options.seed());
          var cluster = Cluster.start(options, folder, Settings.sharing(provider.address(), mocks, "--halo.dial.rate=12"), shape)) {
        provider.script(
            Map.of(
                "halo", cluster.addresses(),
                "start_ms", List.of(0, 300),
                "people_by_last_digit", Crowd.people()));
        var crowd = new Crowd(cluster, provider, rings, mocks);
        System.out.printf("%,d calls over two nodes, and for %d s the disk of their database is full …%n", calls, SECONDS);
        var placing = crowd.start(() -> Crowd.join(crowd.place(calls, calls / 60.0)));
        TimeUnit.SECONDS.sleep(15);
        var filler = disk.resolve("filler");
        fill(filler);
        TimeUnit.SECONDS.sleep(SECONDS);
        var placedFull = crowd.placed.size();
        Files.delete(filler);
        var began = System.nanoTime();
        while (crowd.placed.size() == placedFull && placing.isAlive() && System.nanoTime() - began < 120e9) {
          Thread.sleep(200);
        }
        figures.judge("seconds until calls are placed again", (System.nanoTime() - began) / 1_000_000_000, "under 60", System.nanoTime() - began < 60e9);
        placing.join();
        crowd.awaitEnds();
        figures.tell("answers 503 and 500 meanwhile, all cured by a retry", crowd.api().errors(503) + ", " + crowd.api().errors(500));
        crowd.judge(calls, figures);
        for (var node : cluster.nodes()) {
          figures.judge("readiness afterwards", node.readiness(), 200, node.readiness() == 200);
        }
      }
    } finally {
      succeeds("umount", "-l", disk.toString());
    }
  }

  private static void fill(Path file) throws IOException {
    var block = new byte[64 * 1024];
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      System.out.println("  the disk is full: " + Files.size(file) / 1_000_000 + " MB are taken by something else");
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }
}
