package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.operation.NodeSeen;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What all keepers of nodes keep to. */
public interface NodesContract {
  Duration LATELY = Duration.ofSeconds(45);

  Nodes nodes();

  /** Has a node fall silent so long ago. */
  void silentFor(String name, Duration silence);

  @Test
  default void showThoseThatToldLately() {
    nodes().alive("node-a", "0.1.0");
    nodes().alive("node-b", "0.2.0");
    silentFor("node-a", Duration.ofMinutes(1));

    assertThat(nodes().seenWithin(LATELY)).extracting(NodeSeen::name).containsExactly("node-b");
    assertThat(nodes().seenWithin(Duration.ofHours(1)))
        .extracting(NodeSeen::version)
        .containsExactlyInAnyOrder("0.1.0", "0.2.0");
  }

  @Test
  default void keepSinceWhenANodeRuns() {
    nodes().alive("node-a", "0.1.0");
    silentFor("node-a", Duration.ofMinutes(1));

    nodes().alive("node-a", "0.1.0");

    assertThat(nodes().seenWithin(LATELY))
        .singleElement()
        .satisfies(node -> assertThat(node.startedAt()).isBefore(node.seenAt()));
  }

  @Test
  default void forgetWhoEnds() {
    nodes().alive("node-a", "0.1.0");

    nodes().gone("node-a");
    nodes().gone("node-that-never-was");

    assertThat(nodes().seenWithin(LATELY)).isEmpty();
  }

  @Test
  default void forgetWhoWasSilentForADay() {
    nodes().alive("node-a", "0.1.0");
    silentFor("node-a", Duration.ofHours(25));

    nodes().alive("node-b", "0.1.0");

    assertThat(nodes().seenWithin(Duration.ofDays(30)))
        .extracting(NodeSeen::name)
        .containsExactly("node-b");
  }
}
