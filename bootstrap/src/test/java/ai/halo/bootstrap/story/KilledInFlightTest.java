package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.adapter.notify.mock.MockReceived;
import ai.halo.adapter.notify.mock.MockReceived.Received;
import ai.halo.adapter.voximplant.mock.MockRings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} with 200 calls in flight, and a second start: what the outside world saw is
 * counted in the outside world's own books, the journals of the mocks.
 */
class KilledInFlightTest {
  private static final int CALLS = 200;
  private static final Set<String> ENDED = Set.of("completed", "failed", "canceled");

  @TempDir Path data;

  @Test
  void everyCallReachesItsEndAndNobodyIsRungOrMessagedTwice() throws Exception {
    var ids = new ArrayList<String>();
    try (var halo = HaloProcess.start(data, "--halo.mock.speed=4")) {
      var client = halo.signedIn();
      for (var i = 0; i < CALLS; i++) {
        // Every way a call can go, by the last digit; none ends in 00, which the mock SMS refuses.
        ids.add(client.place("+99890%06d%d".formatted(i + 1, i % 9 + 1), "auto"));
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> ids.stream().anyMatch(id -> isEnded(client.call(id))));
      assertThat(ids.stream().filter(id -> !isEnded(client.call(id))))
          .hasSizeGreaterThan(CALLS / 2);
      halo.kill();
    }

    try (var halo = HaloProcess.start(data, "--halo.mock.speed=100")) {
      var client = halo.signedIn();
      await()
          .atMost(Duration.ofSeconds(150))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> assertThat(ids.stream().filter(id -> !isEnded(client.call(id)))).isEmpty());

      assertThat(ids.stream().map(id -> client.call(id).get("status").asString()))
          .containsOnly("completed");
      var mocks = data.resolve("mock");
      assertThat(timesEach(MockRings.read(mocks), MockRings.Ring::phone)).hasSize(CALLS);
      assertThat(timesEach(MockRings.read(mocks), MockRings.Ring::phone).values())
          .as("rings of each phone")
          .containsOnly(1L);
      assertThat(timesEach(MockReceived.messages(mocks), Received::phone).values())
          .as("messages to each phone")
          .isNotEmpty()
          .containsOnly(1L);
      assertThat(timesEach(MockReceived.leads(mocks), Received::phone).values())
          .as("leads of each phone")
          .isNotEmpty()
          .containsOnly(1L);
      assertThat(client.json("/api/analytics").get("total_calls").asInt()).isEqualTo(CALLS);
    }
  }

  private static boolean isEnded(JsonNode call) {
    return ENDED.contains(call.get("status").asString());
  }

  private static <T, K> Map<K, Long> timesEach(List<T> book, Function<T, K> by) {
    return book.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }
}
