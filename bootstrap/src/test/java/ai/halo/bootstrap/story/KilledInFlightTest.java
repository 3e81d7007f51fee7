package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code kill -9} with 200 calls in flight, and a second start: what the outside world saw is
 * counted in the outside world's own books, the journals of the mocks.
 */
class KilledInFlightTest {
  private static final int CALLS = 200;
  private static final Set<String> ENDED = Set.of("completed", "failed", "canceled");
  private static final JsonMapper JSON = JsonMapper.builder().build();

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
    var before = journal("voice.jsonl");

    try (var halo = HaloProcess.start(data, "--halo.mock.speed=100")) {
      var client = halo.signedIn();
      await()
          .atMost(Duration.ofSeconds(150))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> assertThat(ids.stream().filter(id -> !isEnded(client.call(id)))).isEmpty());

      assertThat(ids.stream().map(id -> client.call(id).get("status").asString()))
          .containsOnly("completed");
      var rings = rings(before, journal("voice.jsonl"));
      assertThat(rings).hasSize(CALLS);
      assertThat(rings.values()).as("rings of each phone").containsOnly(1L);
      var messages = timesEach(journal("sms.jsonl"), line -> line.get("content").get("to"));
      assertThat(messages).isNotEmpty();
      assertThat(messages.values()).as("messages to each phone").containsOnly(1L);
      var leads = timesEach(journal("crm.jsonl"), line -> line.get("content").get("phone"));
      assertThat(leads).isNotEmpty();
      assertThat(leads.values()).as("leads of each phone").containsOnly(1L);
      assertThat(client.json("/api/analytics").get("total_calls").asInt()).isEqualTo(CALLS);
    }
  }

  private static boolean isEnded(JsonNode call) {
    return ENDED.contains(call.get("status").asString());
  }

  private List<JsonNode> journal(String name) throws IOException {
    try (var lines = Files.lines(data.resolve("mock").resolve(name))) {
      return lines.map(JSON::readTree).toList();
    }
  }

  /**
   * The provider forgets sessions that ended when it starts anew, so its book is read twice; a line
   * in both is one.
   */
  private static Map<String, Long> rings(List<JsonNode> before, List<JsonNode> after) {
    var rang =
        Stream.concat(before.stream(), after.stream())
            .filter(line -> line.path("event").asString("").equals("rang"))
            .distinct()
            .toList();
    return timesEach(rang, line -> line.get("phone"));
  }

  private static Map<String, Long> timesEach(
      List<JsonNode> lines, Function<JsonNode, JsonNode> by) {
    return lines.stream()
        .map(line -> by.apply(line).asString())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
