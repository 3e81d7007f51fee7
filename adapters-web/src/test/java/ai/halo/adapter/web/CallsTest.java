package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.cost.CallCost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class CallsTest {
  private static final String BODY =
      """
      {"phone_number": "+998 (90) 123-45-67", "language": "uz", "voice": "female",
       "greeting_message": " Assalomu alaykum! ", "prompt": "Tarifni taklif qiling."}
      """;

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private String token;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    token = api.token("dilnoza");
  }

  @Test
  void placesACallAndTellsWhereItIs() {
    var placed = api.post("/api/calls", token, BODY);

    assertThat(placed.status()).isEqualTo(201);
    var call = placed.json();
    assertThat(placed.header("Location")).contains("/api/calls/" + call.path("id").asString());
    assertThat(call.path("phone_number").asString()).isEqualTo("+998901234567");
    assertThat(call.path("greeting_message").asString()).isEqualTo("Assalomu alaykum!");
    assertThat(call.path("status").asString()).isEqualTo("initiating");
    assertThat(call.path("created_by").asString()).isEqualTo("dilnoza");
    assertThat(call.path("created_at").asString()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(call.path("crm_status").asString()).isEqualTo("not_created");
    assertThat(call.path("transcript").isNull()).isTrue();
    assertThat(call.path("can_cancel").asBoolean()).isTrue();
    assertThat(api.get(placed.header("Location").orElseThrow(), token).json()).isEqualTo(call);
    assertThat(world.queue.next()).isPresent();
  }

  @Test
  void namesEveryBadFieldAtOnce() {
    var refused = api.post("/api/calls", token, "{\"phone_number\": 1, \"language\": \"en\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("instance").asString()).isEqualTo("/api/calls");
    var errors = new ArrayList<String>();
    refused
        .json()
        .path("errors")
        .forEach(e -> errors.add(e.path("field").asString() + " " + e.path("code").asString()));
    assertThat(errors)
        .containsExactly(
            "phone_number phone.type",
            "language language.unknown",
            "voice voice.unknown",
            "greeting_message greeting.blank",
            "prompt prompt.blank");
  }

  @Test
  void answersTheSameRequestUnderTheSameKeyWithTheSameCall() {
    var first = keyed("key-1", BODY);
    var again = keyed("key-1", BODY);
    var other = keyed("key-1", BODY.replace("uz", "ru"));
    var somebodyElses =
        api.send(
            api.json(
                api.request("/api/calls", api.token("admin")).header("Idempotency-Key", "key-1"),
                BODY));

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).contains("true");
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("idempotency.conflict");
    assertThat(somebodyElses.status()).isEqualTo(201);
    assertThat(world.calls.all()).hasSize(2);
  }

  @Test
  void keepsWhereTheConsentComesFrom() {
    var agreed = BODY.replace("}", ", \"consent\": \" order form of 3 March \"}");

    assertThat(api.post("/api/calls", token, agreed).json().path("consent").asString())
        .isEqualTo("order form of 3 March");
    assertThat(api.post("/api/calls", token, BODY).json().path("consent").isNull()).isTrue();
    var wrong = api.post("/api/calls", token, BODY.replace("}", ", \"consent\": 1}"));
    assertThat(wrong.json().path("errors").path(0).path("code").asString())
        .isEqualTo("consent.type");
  }

  @Test
  void doesNotCallWhoAskedNotToBeCalled() {
    var earlier = aCall().build();
    world.doNotCall.optedOut(new PhoneNumber("+998901234567"), earlier.id(), CallBuilder.NOON);

    var refused = api.post("/api/calls", token, BODY);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("call.do_not_call");
    assertThat(world.calls.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+12025550123, call.refused.country",
    "+78005550123, call.refused.number_kind",
    "+4915112345678, call.refused.number_kind"
  })
  void callsNoNumberThatMayNotBeCalled(String number, String code) {
    var refused = api.post("/api/calls", token, BODY.replace("+998 (90) 123-45-67", number));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.body()).doesNotContain(number);
    assertThat(world.calls.all()).isEmpty();
  }

  @Test
  void placesNoCallsWhileAPersonStoppedThem() {
    api.post("/api/dialling/stop", token, "{\"reason\": \"a pause\"}");

    var refused = api.post("/api/calls", token, BODY);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("call.refused.stopped");
  }

  @Test
  void showsWhatACallCostAndWhatThePersonWishedOnTheLine() {
    var builder = aCall().talked();
    var cost =
        new CallCost(new BigDecimal("0.050"), new BigDecimal("0.002"), BigDecimal.ZERO, "USD");
    var call =
        stored(
            builder
                .after(
                    new LineFact(1, new LineSignal.OptedOut(builder.second(20), "не звоните")),
                    new LineFact(1, new LineSignal.CallbackAsked(builder.second(15), "завтра")),
                    new LineFact(1, new LineSignal.CallbackAsked(builder.second(21), "")),
                    new WorkFact.CostCounted(builder.second(90), cost))
                .build());
    var plain = stored(aCall().talked().build());

    var shown = api.get("/api/calls/" + call.id(), token).json();
    var other = api.get("/api/calls/" + plain.id(), token).json();

    assertThat(shown.path("cost").toString())
        .isEqualTo(
            "{\"total\":\"0.052\",\"call\":\"0.05\",\"recording\":\"0.002\",\"other\":\"0\","
                + "\"currency\":\"USD\"}");
    assertThat(shown.path("opted_out").asBoolean()).isTrue();
    assertThat(shown.path("callback_words").asString()).isEqualTo("завтра");
    assertThat(other.path("cost").isNull()).isTrue();
    assertThat(other.path("opted_out").asBoolean(true)).isFalse();
    assertThat(other.path("has_recording").asBoolean(true)).isFalse();
    assertThat(other.path("callback_words").isNull()).isTrue();
    assertThat(
            api.get("/api/analytics?from=2026-03-02T00:00:00Z", token)
                .json()
                .path("costs")
                .toString())
        .isEqualTo("[{\"currency\":\"USD\",\"total\":\"0.052\"}]");
  }

  @Test
  void showsEverythingThatIsKnownOfALead() {
    var call = stored(aCall().lead().build());

    var shown = api.get("/api/calls/" + call.id(), token).json();

    assertThat(shown.path("status").asString()).isEqualTo("completed");
    assertThat(shown.path("ending").asString()).isEqualTo("completed");
    assertThat(shown.path("disposition").asString()).isEqualTo("interested");
    assertThat(shown.path("duration").asInt()).isEqualTo(60);
    assertThat(shown.path("voximplant_call_id").asString()).isEqualTo("s-1");
    assertThat(shown.path("transcript").asString())
        .isEqualTo("Agent: Здравствуйте!\nCustomer: Да, мне интересно.");
    assertThat(shown.at("/utterances/1/speaker").asString()).isEqualTo("customer");
    assertThat(shown.at("/utterances/1/offset").asDouble()).isEqualTo(4.0);
    assertThat(shown.path("followup_message").asString()).isEqualTo("Спасибо за разговор!");
    assertThat(shown.path("followup_status").asString()).isEqualTo("sent");
    assertThat(shown.path("telegram_link_sent").asBoolean()).isTrue();
    assertThat(shown.path("customer_interest").asString()).isEqualTo("тариф");
    assertThat(shown.path("interest_level").asString()).isEqualTo("high");
    assertThat(shown.at("/evidence/0/quote").asString()).isEqualTo("мне интересно");
    assertThat(shown.path("crm_status").asString()).isEqualTo("added");
    assertThat(shown.path("crm_id").asString()).isEqualTo("LEAD-1");
    assertThat(shown.path("completed_at").asString()).isEqualTo("2026-03-02T12:01:15Z");
    assertThat(shown.path("updated_at")).isEqualTo(shown.path("completed_at"));
    assertThat(shown.path("can_cancel").asBoolean()).isFalse();
    assertThat(types(shown))
        .containsExactly(
            "requested",
            "dial_intended",
            "session_started",
            "ringing",
            "answered",
            "hung_up",
            "transcribed",
            "analyzed",
            "followup_prepared",
            "effect_started",
            "followup_sent",
            "effect_started",
            "lead_recorded");
    assertThat(shown.at("/timeline/2/status").asString()).isEqualTo("calling");
    assertThat(shown.at("/timeline/2/attempt").asInt()).isEqualTo(1);
    assertThat(shown.at("/timeline/12/no").asInt()).isEqualTo(15);
    assertThat(shown.at("/timeline/12/status").asString()).isEqualTo("completed");
    assertThat(shown.at("/timeline/12/data/crm_id").asString()).isEqualTo("LEAD-1");
  }

  @Test
  void cancelsACallThatHasNotEnded() {
    var call = stored(aCall().dialing().build());
    var over = stored(aCall().lead().build());

    var canceled = api.post("/api/calls/" + call.id() + "/cancel", token, "");
    var again = api.post("/api/calls/" + call.id() + "/cancel", token, "");
    var late = api.post("/api/calls/" + over.id() + "/cancel", token, "");

    assertThat(canceled.status()).isEqualTo(200);
    assertThat(canceled.json().path("status").asString()).isEqualTo("canceled");
    assertThat(canceled.json().path("ending").asString()).isEqualTo("canceled");
    assertThat(again.code()).isEqualTo("call.already_ended");
    assertThat(late.status()).isEqualTo(409);
  }

  @Test
  void retriesACallThatStandsAsFailed() {
    var failure = new Failure(Step.ANALYZE, "analyzer.unavailable", "did not answer");
    var builder = aCall().talked();
    var call = stored(builder.after(new WorkFact.StepFailed(builder.second(80), failure)).build());
    var failed = api.get("/api/calls/" + call.id(), token).json();

    var retried = api.post("/api/calls/" + call.id() + "/retry", token, "");
    var again = api.post("/api/calls/" + call.id() + "/retry", token, "");

    assertThat(failed.path("status").asString()).isEqualTo("failed");
    assertThat(failed.at("/failure/step").asString()).isEqualTo("analyze");
    assertThat(failed.at("/failure/code").asString()).isEqualTo("analyzer.unavailable");
    assertThat(failed.path("can_retry").asBoolean()).isTrue();
    assertThat(retried.json().path("status").asString()).isEqualTo("analyzing");
    assertThat(retried.json().path("failure").isNull()).isTrue();
    assertThat(retried.json().path("timeline").get(8).path("data").path("step").asString())
        .isEqualTo("analyze");
    assertThat(again.code()).isEqualTo("call.not_failed");
  }

  private Call stored(Call call) {
    world.calls.add(call);
    return call;
  }

  private Api.Answer keyed(String key, String body) {
    return api.send(
        api.json(api.request("/api/calls", token).header("Idempotency-Key", key), body));
  }

  private static List<String> types(JsonNode call) {
    var types = new ArrayList<String>();
    call.path("timeline").forEach(entry -> types.add(entry.path("type").asString()));
    return types;
  }
}
