package ai.halo.domain.port;

import ai.halo.domain.operation.NodeSeen;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes in memory. */
public final class InMemoryNodes implements Nodes {
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Map<String, NodeSeen> seen = new LinkedHashMap<>();
  private final InstantSource clock;

  public InMemoryNodes(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void alive(String name, String version) {
    var now = clock.instant();
    seen.values().removeIf(node -> node.seenAt().isBefore(now.minus(REMEMBERED)));
    seen.merge(
        name,
        new NodeSeen(name, version, now, now),
        (known, _) -> new NodeSeen(name, version, known.startedAt(), now));
  }

  @Override
  public synchronized void gone(String name) {
    seen.remove(name);
  }

  @Override
  public synchronized List<NodeSeen> seenWithin(Duration lately) {
    var since = clock.instant().minus(lately);
    return seen.values().stream()
        .filter(node -> !node.seenAt().isBefore(since))
        .sorted(Comparator.comparing(NodeSeen::startedAt).thenComparing(NodeSeen::name))
        .toList();
  }
}
