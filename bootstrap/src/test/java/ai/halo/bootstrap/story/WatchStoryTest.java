package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A set of calls of every outcome, and what whoever watches gets to see of them: in logs, metrics,
 * traces and error answers, never a number, a line of a talk, what an operator wrote, or a secret.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchStoryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SCRAPE = "scrape-canary-8a6f4c20";
  private static final String GREETING = "Канарейка-приветствие";
  private static final String PROMPT = "Канарейка-указание";
  private static final String PASSWORD = "canary-password-55d1";
  private static final String QUERY = "canary-query-19ce";
  private static final String CALLBACK = "canary-callback-secret-7f";

  @TempDir static Path data;

  private final Collector collector = new Collector();
  private final List<String> canaries = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private HaloProcess halo;
  private HaloClient client;
  private List<JsonNode> calls;

  @BeforeAll
  void placeCalls() throws Exception {
    halo =
        HaloProcess.start(
            data,
            "--halo.mock.speed=100",
            "--halo.web.scrape-token=" + SCRAPE,
            "--halo.voximplant.callback-secret=" + CALLBACK,
            "--halo.tracing.endpoint=" + collector.endpoint(),
            // As outside the mock profile, and more talkative.
            "--logging.structured.format.console=ecs",
            "--logging.structured.json.customizer=ai.halo.bootstrap.watch.MaskedLog",
            "--logging.level.ai.halo=debug",
            "--logging.level.ai.halo.access=info",
            "--logging.level.ai.halo.bootstrap.watch.CallLog=info");
    client = halo.signedIn();
    var ids = IntStream.rangeClosed(0, 9).mapToObj(digit -> place("+99893777414" + digit)).toList();
    await().atMost(PATIENCE).until(() -> ids.stream().allMatch(this::isOver));
    calls = ids.stream().map(client::call).toList();
    for (var call : calls) {
      canaries.add(call.get("phone_number").asString().substring(1));
      call.get("utterances").forEach(line -> canaries.add(line.get("text").asString()));
    }
    canaries.removeIf(text -> text.length() < 10);
    canaries.addAll(List.of(GREETING, PROMPT, PASSWORD, QUERY, SCRAPE, CALLBACK));
    goWrong();
  }

  @AfterAll
  void stop() {
    halo.close();
    collector.close();
  }

  private String place(String number) {
    var answer =
        client.post(
            "/api/calls",
            Map.of(
                "phone_number", number,
                "language", "ru",
                "voice", "female",
                "greeting_message", GREETING,
                "prompt", PROMPT));
    assertThat(answer.statusCode()).isEqualTo(201);
    return JSON.readTree(answer.body()).get("id").asString();
  }

  private boolean isOver(String id) {
    var status = client.call(id).get("status").asString();
    return status.equals("completed")
        || status.equals("failed")
        || !client.call(id).path("review").isNull();
  }

  /** Requests that are refused, each with something in it that nobody may repeat. */
  private void goWrong() {
    var guess = Map.of("username", "admin", "password", PASSWORD);
    errors.add(client.post("/api/auth/login", guess).body());
    errors.add(client.post("/api/calls", Map.of("phone_number", "+99893777414")).body());
    errors.add(client.post("/api/calls", Map.of("prompt", PROMPT, PASSWORD, QUERY)).body());
    errors.add(client.get("/api/calls?cursor=" + QUERY).body());
    errors.add(client.post("/api/calls/" + id(0) + "/retry?x=" + QUERY, Map.of()).body());
    errors.add(client.get("/api/calls/" + id(0) + "/recording?permission=" + QUERY).body());
    errors.add(client.post("/api/voice/callbacks/" + CALLBACK + "x", Map.of()).body());
    errors.add(client.post("/api/voice/callbacks/" + CALLBACK, Map.of()).body());
    // An answer names the path that was asked for, so what it says is no more than the asker's own.
    client.get("/api/calls/" + QUERY);
    client.get("/api/" + QUERY);
    errors.add(get("/actuator/prometheus", PASSWORD));
    errors.add(get("/api/calls", "eyJhbGciOiJIUzI1NiJ9." + QUERY + "." + PASSWORD));
  }

  private String id(int index) {
    return calls.get(index).get("id").asString();
  }

  private String get(String path, String token) {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(halo.address() + path))
              .header("Authorization", "Bearer " + token)
              .build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isJson(String line) {
    return line.startsWith("{");
  }

  private List<JsonNode> log() {
    return halo.output().lines().filter(WatchStoryTest::isJson).map(JSON::readTree).toList();
  }

  @Test
  void nothingTellsWhoWasCalledOrWhatWasSaidOrAnySecret() {
    await().atMost(PATIENCE).until(() -> collector.text().contains("step add_to_crm"));
    var everything =
        Map.of(
            "log", halo.output(),
            "metrics", get("/actuator/prometheus", SCRAPE),
            "errors", String.join("\n", errors),
            "traces", collector.text());

    assertThat(canaries).hasSizeGreaterThan(40);
    everything.forEach((where, text) -> {
      assertThat(text).as(where).isNotBlank();
      for (var canary : canaries) {
        assertThat(text).as("%s holds %s", where, canary).doesNotContain(canary);
      }
    });
  }

  @Test
  void everyLineOfTheLogIsJsonAndTellsWhichCallItIsAbout() {
    var welcome = halo.output().lines().filter(line -> !isJson(line)).toList();
    assertThat(welcome.stream().filter(line -> !line.isBlank()))
        .allMatch(line -> line.startsWith("  HALO AI is ready") || line.startsWith("  Sign in"));

    var id = id(1);
    assertThat(log())
        .filteredOn(line -> line.path("call_id").asString("").equals(id))
        .allMatch(line -> line.get("trace_id").asString().equals(id.replace("-", "")))
        .extracting(line -> line.get("message").asString().replaceAll("\\d+ ms", "n ms"))
        .contains(
            "step dial done in n ms", "step analyze done in n ms", "call completed: interested");
  }

  @Test
  void theAccessLogTellsRoutesAndNeverAddresses() {
    assertThat(log())
        .filteredOn(line -> line.at("/log/logger").asString("").equals("ai.halo.access"))
        .extracting(line -> line.get("message").asString().replaceAll("in \\d+ ms.*", ""))
        .contains(
            "POST /api/calls 201 ",
            "GET /api/calls/{id} 200 ",
            "GET /api/calls/{id} 404 ",
            "POST /api/auth/login 401 ");
  }

  @Test
  void metricsAnswerWhatAnOperatorAsks() {
    var metrics = get("/actuator/prometheus", SCRAPE);

    assertThat(metrics)
        .containsPattern(sample("halo_calls_placed_total", "", "10"))
        .contains("halo_calls_ended_total{disposition=\"interested\",stage=\"lead\"")
        .contains("halo_steps_seconds_bucket{outcome=\"done\",step=\"analyze\",le=\"0.01\"}")
        .contains("halo_queue_calls{state=\"due\"}", "halo_queue_oldest_age_seconds")
        .contains("halo_database_queries_seconds_count{statement=\"insert\",table=\"calls\"}")
        .contains("halo_followups_total{channel=\"sms\",state=\"sent\"}")
        .contains("halo_leads_total{state=\"recorded\"}")
        .contains("halo_lines_total{ending=\"no_answer\"}")
        .contains("halo_dial_attempts_total{result=\"granted\"}")
        .contains("halo_push_streams")
        .containsPattern(sample("halo_dial_brakes", "brake=\"operator\"", "0.0"))
        .containsPattern(sample("halo_nodes", "", "1.0"))
        .contains("hikaricp_connections_pending");
  }

  private static Pattern sample(String name, String labels, String value) {
    var braces = labels.isEmpty() ? "" : "{" + labels + "}";
    return Pattern.compile("(?m)^" + Pattern.quote(name + braces + " " + value));
  }

  @Test
  void aTraceLeadsFromTheClickToTheCrm() {
    var trace = id(1).replace("-", "");

    await().atMost(PATIENCE).until(() -> collector.text().contains("step add_to_crm"));

    assertThat(collector.hex()).contains(trace);
    assertThat(collector.text())
        .contains("click", "wait for session", "ring", "talk", "step dial", "step analyze")
        .contains("step send_sms", "halo.disposition");
  }
}
