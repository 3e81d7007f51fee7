package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operator's day over HTTP: calls that become leads, end early, fail, are retried and canceled.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path data;

  private HaloProcess halo;
  private HaloClient client;

  @BeforeAll
  void start() throws IOException {
    halo = HaloProcess.start(data, "--halo.mock.speed=100");
    client = halo.signedIn();
  }

  @AfterAll
  void stop() {
    halo.close();
  }

  @Test
  void aCallPassesItsSixStagesByPushAndBecomesALead() {
    var statuses = new ArrayList<String>();
    String id;
    try (var lines = client.events("/api/events", "")) {
      id = client.place("+998901230011", "uz");
      var completed =
          facts(lines)
              .filter(fact -> fact.get("call_id").asString().equals(id))
              .map(fact -> fact.get("status").asString())
              .peek(status -> remember(statuses, status))
              .anyMatch("completed"::equals);
      assertThat(completed).isTrue();
    }

    var call = client.call(id);
    assertThat(timeline(call))
        .containsSubsequence(
            "requested",
            "dial_intended",
            "session_started",
            "ringing",
            "answered",
            "hung_up",
            "transcribed",
            "analyzed",
            "followup_prepared",
            "followup_sent",
            "lead_recorded");
    assertThat(stages(call))
        .containsExactly(
            "initiating",
            "calling",
            "analyzing",
            "preparing_followup",
            "sending_sms",
            "adding_to_crm",
            "completed");
    assertThat(statuses).isEqualTo(stages(call));
    assertThat(call.get("disposition").asString()).isEqualTo("interested");
    assertThat(call.get("crm_status").asString()).isEqualTo("added");
    assertThat(call.get("utterances").size()).isGreaterThan(5);
    assertThat(call.get("evidence").size()).isPositive();
    assertThat(client.json("/api/sandbox/messages?limit=100").get("items"))
        .anyMatch(message -> message.get("call_id").asString().equals(id));
  }

  @Test
  void whatWasMissedIsToldAgainFromTheLastEventOn() {
    var id = client.place("+998901230012", "ru");
    ended(id);

    var told = new ArrayList<Integer>();
    try (var lines = client.events("/api/calls/" + id + "/events", beginning())) {
      var completed =
          facts(lines)
              .peek(fact -> told.add(fact.get("no").asInt()))
              .anyMatch(fact -> fact.get("status").asString().equals("completed"));
      assertThat(completed).isTrue();
    }

    assertThat(told).startsWith(1, 2, 3).isSorted();
  }

  @Test
  void everyLastDigitEndsAsItsDialogueSays() {
    var expected =
        Map.of(
            1, "interested",
            2, "rejected",
            3, "callback",
            4, "no_answer",
            5, "busy",
            6, "voicemail",
            7, "wrong_number",
            8, "opt_out",
            9, "unclear");

    for (var language : List.of("ru", "uz", "tj")) {
      var ids =
          expected.keySet().stream()
              .map(digit -> client.place(number(language, digit), language))
              .toList();
      ids.forEach(this::ended);
      var i = 0;
      for (var digit : expected.keySet()) {
        assertThat(client.call(ids.get(i++)).get("disposition").asString())
            .as("%s, digit %d", language, digit)
            .isEqualTo(expected.get(digit));
      }
    }
  }

  @Test
  void aStepThatFailsStandsWithItsReasonAndIsRetriedFromThere() {
    // Interested with the default seed; the mock SMS refuses the first message to a number that
    // ends in 00.
    var id = client.place("+998901231400", "auto");

    ended(id);
    var failure = client.call(id).get("failure");
    assertThat(failure.get("step").asString()).isEqualTo("send_sms");
    assertThat(failure.get("code").asString()).isEqualTo("sms.no_funds");
    assertThat(client.post("/api/calls/" + id + "/retry", Map.of()).statusCode()).isEqualTo(200);

    await()
        .atMost(PATIENCE)
        .until(() -> client.call(id).get("status").asString().equals("completed"));
    assertThat(timeline(client.call(id)))
        .containsSubsequence("step_failed", "retry_requested", "followup_sent");
  }

  @Test
  void aCanceledCallEndsAndCannotBeCanceledAgain() {
    var id = client.place("+998901230041", "tj");

    assertThat(client.post("/api/calls/" + id + "/cancel", Map.of()).statusCode()).isEqualTo(200);

    assertThat(client.call(id).get("status").asString()).isEqualTo("canceled");
    assertThat(client.post("/api/calls/" + id + "/cancel", Map.of()).statusCode()).isEqualTo(409);
  }

  @Test
  void whoOptedOutIsNotCalledAgain() {
    ended(client.place("+998901230078", "ru"));

    var again =
        client.post(
            "/api/calls",
            Map.of(
                "phone_number", "+998901230078",
                "language", "ru",
                "voice", "male",
                "greeting_message", "Здравствуйте!",
                "prompt", "Ещё раз."));

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(JSON.readTree(again.body()).get("code").asString()).isEqualTo("call.do_not_call");
  }

  /**
   * The opt-out of one language must not forbid the number of another, so each has its own country.
   */
  private static String number(String language, int digit) {
    return switch (language) {
      case "uz" -> "+99893555111" + digit;
      case "tj" -> "+99293555111" + digit;
      default -> "+791655511" + digit + digit;
    };
  }

  /**
   * A position from which everything is told: that of a stream that was opened before anything
   * happened.
   */
  private String beginning() {
    try (var lines = client.events("/api/events", "")) {
      return lines
          .filter(line -> line.startsWith("id:"))
          .findFirst()
          .map(line -> line.substring("id:".length()).strip())
          .map(MainJobTest::ofTheFirstFact)
          .orElseThrow();
    }
  }

  private static String ofTheFirstFact(String position) {
    return position.replaceFirst("\\d+$", "0");
  }

  private static Stream<JsonNode> facts(Stream<String> lines) {
    return lines
        .filter(line -> line.startsWith("data:"))
        .map(line -> JSON.readTree(line.substring("data:".length())))
        .filter(fact -> fact.has("no"));
  }

  private void ended(String id) {
    await().atMost(PATIENCE).until(() -> isEnded(client.call(id)));
  }

  private static boolean isEnded(JsonNode call) {
    return List.of("completed", "failed", "canceled").contains(call.get("status").asString());
  }

  private static void remember(List<String> statuses, String status) {
    if (statuses.isEmpty() || !statuses.getLast().equals(status)) {
      statuses.add(status);
    }
  }

  private static List<String> timeline(JsonNode call) {
    return StreamSupport.stream(call.get("timeline").spliterator(), false)
        .map(entry -> entry.get("type").asString())
        .toList();
  }

  private static List<String> stages(JsonNode call) {
    return StreamSupport.stream(call.get("timeline").spliterator(), false)
        .map(entry -> entry.get("status").asString())
        .distinct()
        .toList();
  }
}
