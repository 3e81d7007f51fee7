package ai.halo.bootstrap.story;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Some nodes on one database, started side by side. */
final class Cluster implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final String KEY = "dGhlIHNhbWUga2V5IG9uIGV2ZXJ5IG5vZGUsIDMyIGJ5dGVz";

  private final List<HaloProcess> nodes = new ArrayList<>();

  /** Starts so many, each with its own data directory, and waits until all are ready. */
  static Cluster start(int count, Path data, Stream<String> settings) throws IOException {
    var cluster = new Cluster();
    var all = Stream.concat(settings, Stream.of("--halo.token-key=" + KEY)).toList();
    try {
      for (var i = 0; i < count; i++) {
        cluster.nodes.add(
            HaloProcess.launch(data.resolve("node-" + i), all.toArray(String[]::new)));
      }
      await()
          .atMost(LONGEST_START)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> cluster.nodes.stream().allMatch(Cluster::isReady));
    } catch (RuntimeException | Error failed) {
      var told = cluster.nodes.stream().map(HaloProcess::output).toList();
      cluster.close();
      throw new IllegalStateException("nodes do not start:\n" + String.join("\n\n", told), failed);
    }
    return cluster;
  }

  private static boolean isReady(HaloProcess node) {
    if (!node.isAlive()) {
      throw new IllegalStateException("a node ended at once");
    }
    return new HaloClient(node.address()).isReady();
  }

  HaloProcess node(int index) {
    return nodes.get(index);
  }

  @Override
  public void close() {
    nodes.forEach(HaloProcess::close);
  }
}
