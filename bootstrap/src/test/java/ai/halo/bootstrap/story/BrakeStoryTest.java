package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.adapter.voximplant.mock.MockRings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Calls that wait for a brake: over a restart, and until somebody releases it. */
class BrakeStoryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NUMBER = "+998901230011";

  @TempDir Path data;

  @Test
  void aCallWaitsOverARestartUntilTheBrakeIsReleasedAndThenRingsWithinSeconds() throws Exception {
    String id;
    try (var halo = start("--halo.dial.least-funds=2000000")) {
      var client = halo.signedIn();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(brakes(client)).containsExactly("funds"));
      id = client.place(NUMBER, "ru");
    }
    assertThat(MockRings.read(data.resolve("mock"))).isEmpty();

    try (var halo = start()) {
      var client = halo.signedIn();

      // HALO looks at the funds once a minute, so it may have seen by itself that they suffice now.
      assertThat(release(client, "funds")).isIn(200, 409);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> assertThat(client.call(id).get("status").asString()).isEqualTo("completed"));
      assertThat(MockRings.read(data.resolve("mock"))).hasSize(1);
    }
  }

  @Test
  void nothingIsTakenWhileAPersonHasStoppedDialling() throws Exception {
    try (var halo = start()) {
      var client = halo.signedIn();
      client.post("/api/dialling/stop", Map.of("reason", "a wrong price list"));

      var refused = place(client);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(JSON.readTree(refused.body()).get("code").asString())
          .isEqualTo("call.refused.stopped");

      assertThat(release(client, "operator")).isEqualTo(200);
      assertThat(place(client).statusCode()).isEqualTo(201);
    }
  }

  private HaloProcess start(String... more) throws IOException {
    return HaloProcess.start(
        data,
        Stream.concat(Stream.of("--halo.mock.speed=100"), Stream.of(more)).toArray(String[]::new));
  }

  private static HttpResponse<String> place(HaloClient client) {
    return client.post(
        "/api/calls",
        Map.of(
            "phone_number", NUMBER,
            "language", "ru",
            "voice", "male",
            "greeting_message", "Здравствуйте!",
            "prompt", "Предложите тариф."));
  }

  private static int release(HaloClient client, String brake) {
    return client.post("/api/dialling/release", Map.of("brake", brake)).statusCode();
  }

  private static List<String> brakes(HaloClient client) {
    return client
        .json("/api/dialling")
        .get("brakes")
        .valueStream()
        .map(brake -> brake.get("brake").asString())
        .toList();
  }
}
