package ai.halo.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.adapter.notify.mock.MockReceived;
import ai.halo.domain.contact.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole product with real telephony: an operator's click, the management API, the real scenario
 * with its permit, a talk, and everything that follows from it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoximplantStoryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path data;

  private LoopbackVoximplant provider;
  private HaloProcess halo;
  private HaloClient client;

  @BeforeAll
  void start() throws Exception {
    provider = LoopbackVoximplant.start(data);
    var settings = new ArrayList<>(provider.settings());
    settings.add("--halo.mock.speed=100");
    settings.add("--halo.dial.sweep-after=3s");
    settings.add("--halo.dial.funds-every=500ms");
    settings.add("--halo.retry.first=500ms");
    halo = HaloProcess.start(data, settings.toArray(String[]::new));
    client = halo.signedIn();
    provider.script(Map.of("halo", halo.address(), "pace", 0.05, "sessions", Map.of("forged", 1)));
  }

  @AfterAll
  void stop() {
    halo.close();
    provider.close();
  }

  @AfterEach
  void nobodyWasRungTwiceOrFooled() {
    var figures = provider.figures();
    assertThat(figures.get("phones_rung_more_than_once").asInt()).isZero();
    assertThat(figures.get("forged").get("believed").asInt()).isZero();
    assertThat(figures.get("faults")).isEmpty();
  }

  @Test
  void aClickBecomesACallATalkAMessageAndALead() {
    person(
        "998901230011",
        List.of(
            says("Да, здравствуйте, слушаю вас.", "Предлагаем тариф «Семья»."),
            says("А сколько это стоит?", "Сто двадцать тысяч сумов в месяц."),
            says("Ладно, давайте попробуем, мне интересно. Запишите меня.", "Записала, спасибо!")));
    var statuses = new ArrayList<String>();
    String id;
    try (var lines = client.events("/api/events", "")) {
      id = client.place("+998901230011", "ru");
      var completed =
          facts(lines)
              .filter(fact -> fact.get("call_id").asString().equals(id))
              .map(fact -> fact.get("status").asString())
              .peek(statuses::add)
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
    assertThat(statuses.stream().distinct())
        .containsSubsequence(
            "calling",
            "analyzing",
            "preparing_followup",
            "sending_sms",
            "adding_to_crm",
            "completed");
    assertThat(call.get("disposition").asString()).isEqualTo("interested");
    assertThat(call.get("crm_status").asString()).isEqualTo("added");
    assertThat(call.get("transcript").asString())
        .contains("давайте попробуем", "Сто двадцать тысяч");
    assertThat(provider.rings("998901230011")).isEqualTo(1);
    var mocks = data.resolve("mock");
    var number = Optional.of(new PhoneNumber("+998901230011"));
    assertThat(MockReceived.messages(mocks))
        .filteredOn(sent -> sent.phone().equals(number))
        .hasSize(1);
    assertThat(MockReceived.leads(mocks))
        .filteredOn(lead -> lead.phone().equals(number))
        .hasSize(1);
  }

  @Test
  void aBusyLineAndAnUnansweredOneEndAsTheyDid() {
    people(
        Map.of(
            "998901230021", Map.of("fails", 486),
            "998901230022", Map.of("fails", 408),
            "998901230023", Map.of("fails", 603)));

    var busy = client.place("+998901230021", "uz");
    var unanswered = client.place("+998901230022", "uz");
    var rejected = client.place("+998901230023", "uz");

    assertThat(ended(busy).get("ending").asString()).isEqualTo("busy");
    assertThat(ended(busy).get("disposition").asString()).isEqualTo("busy");
    assertThat(ended(unanswered).get("ending").asString()).isEqualTo("no_answer");
    assertThat(ended(rejected).get("ending").asString()).isEqualTo("rejected_by_callee");
    assertThat(provider.rings("998901230021")).isEqualTo(1);
  }

  @Test
  void whoAskedNotToBeCalledIsNotRungByACallThatWasPlacedBefore() {
    person(
        "998901230031",
        List.of(says("Больше мне не звоните, уберите мой номер.", "Хорошо, больше не позвоним.")));
    var first = client.place("+998901230031", "ru");
    await().atMost(PATIENCE).until(() -> provider.rings("998901230031") == 1);
    provider.script(Map.of("start_ms", List.of(4000, 4000)));
    var second = client.place("+998901230031", "ru");

    assertThat(ended(first).get("disposition").asString()).isEqualTo("opt_out");
    var refused = ended(second);

    assertThat(refused.get("status").asString()).isEqualTo("failed");
    assertThat(refused.get("failure").get("code").asString()).isEqualTo("dial.refused.do_not_call");
    assertThat(provider.rings("998901230031")).isEqualTo(1);
  }

  @Test
  void anOperatorsCancelHangsUpTheLine() {
    people(Map.of("998901230041", Map.of("acts_after", 400_000)));
    var id = client.place("+998901230041", "tj");
    await().atMost(PATIENCE).until(() -> timeline(client.call(id)).contains("ringing"));

    assertThat(client.post("/api/calls/" + id + "/cancel", Map.of()).statusCode()).isEqualTo(200);

    assertThat(client.call(id).get("status").asString()).isEqualTo("canceled");
    await().atMost(Duration.ofSeconds(15)).until(() -> line("998901230041").has("endedAt"));
    assertThat(line("998901230041").get("failedWith").asInt()).isEqualTo(487);
    assertThat(provider.rings("998901230041")).isEqualTo(1);
  }

  @Test
  void aRequestThatIsClosedUnansweredArrivesOnceAndRingsOnce() {
    people(Map.of("998901230051", Map.of("fails", 486)));
    var before = provider.figures().get("arrived").path("StartScenarios").asInt();
    provider.script(Map.of("next", Map.of("StartScenarios", List.of("closed"))));

    var id = client.place("+998901230051", "ru");

    assertThat(ended(id).get("ending").asString()).isEqualTo("busy");
    assertThat(provider.figures().get("arrived").get("StartScenarios").asInt())
        .isEqualTo(before + 1);
    assertThat(provider.rings("998901230051")).isEqualTo(1);
  }

  @Test
  void aRequestThatIsLostIsMadeAnewAndOneThatComesTwiceRingsOnce() {
    people(Map.of("998901230061", Map.of("fails", 486), "998901230062", Map.of("fails", 486)));
    provider.script(
        Map.of("next", Map.of("StartScenarios", List.of("lost")), "hang_ms", List.of(0, 0)));
    var lost = client.place("+998901230061", "ru");
    assertThat(ended(lost).get("ending").asString()).isEqualTo("busy");
    provider.script(Map.of("next", Map.of("StartScenarios", List.of("doubled"))));
    var doubled = client.place("+998901230062", "ru");

    assertThat(ended(doubled).get("ending").asString()).isEqualTo("busy");

    await().atMost(PATIENCE).until(() -> provider.figures().get("running").asInt() == 0);
    assertThat(provider.rings("998901230061")).isEqualTo(1);
    assertThat(provider.rings("998901230062")).isEqualTo(1);
  }

  @Test
  void withoutMoneyCallsWaitForAVisibleReasonAndGoOnByThemselvesWithIt() {
    people(Map.of("998901230071", Map.of("fails", 486)));
    provider.script(Map.of("next", Map.of("StartScenarios", List.of(Map.of("error", 127)))));
    provider.script(Map.of("account", Map.of("balance", 0)));

    var id = client.place("+998901230071", "ru");
    await().atMost(PATIENCE).until(() -> brakes().contains("funds"));

    assertThat(client.json("/api/dialling").get("open").asBoolean()).isFalse();
    assertThat(isEnded(client.call(id))).isFalse();
    assertThat(provider.rings("998901230071")).isZero();

    provider.script(Map.of("account", Map.of("balance", 25)));
    assertThat(ended(id).get("ending").asString()).isEqualTo("busy");
    assertThat(brakes()).isEmpty();
    assertThat(provider.rings("998901230071")).isEqualTo(1);
  }

  // --- the other end ---

  @AfterEach
  void settle() {
    provider.script(
        Map.of(
            "account", Map.of("balance", 100),
            "start_ms", List.of(0, 50),
            "next", Map.of("StartScenarios", List.of())));
  }

  private void people(Map<String, ?> people) {
    provider.script(Map.of("people", people));
  }

  private void person(String phone, List<Map<String, String>> talk) {
    people(Map.of(phone, Map.of("talk", talk)));
  }

  private static Map<String, String> says(String words, String answer) {
    return Map.of("says", words, "agent", answer);
  }

  /** The line to a phone, as the provider has it. */
  private JsonNode line(String phone) {
    return provider
        .sessions()
        .valueStream()
        .flatMap(session -> session.get("calls").valueStream())
        .filter(call -> call.get("number").asString().equals(phone))
        .findFirst()
        .orElseThrow();
  }

  // --- HALO ---

  private JsonNode ended(String id) {
    await().atMost(PATIENCE).until(() -> isEnded(client.call(id)));
    return client.call(id);
  }

  /** What keeps HALO from dialling. */
  private List<String> brakes() {
    return client
        .json("/api/dialling")
        .get("brakes")
        .valueStream()
        .map(brake -> brake.get("brake").asString())
        .toList();
  }

  private static boolean isEnded(JsonNode call) {
    return List.of("completed", "failed", "canceled").contains(call.get("status").asString());
  }

  private static Stream<JsonNode> facts(Stream<String> lines) {
    return lines
        .filter(line -> line.startsWith("data:"))
        .map(line -> JSON.readTree(line.substring("data:".length())))
        .filter(fact -> fact.has("no"));
  }

  private static List<String> timeline(JsonNode call) {
    return StreamSupport.stream(call.get("timeline").spliterator(), false)
        .map(entry -> entry.get("type").asString())
        .toList();
  }
}
