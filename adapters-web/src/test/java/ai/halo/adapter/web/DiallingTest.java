package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.Stranger;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class DiallingTest {
  private static final String UNKNOWN = "/api/dialling/unknown";

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private String operator;
  private String admin;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    operator = api.token("dilnoza");
    admin = api.token("admin");
  }

  @Test
  void isOpenUntilSomethingStopsIt() {
    var dialling = api.get("/api/dialling", operator);

    assertThat(dialling.status()).isEqualTo(200);
    assertThat(dialling.json())
        .isEqualTo(
            json(
                """
                {"open": true, "brakes": [], "unknown_attempts": 0,
                 "funds": {"amount": "12.5", "currency": "USD"},
                 "policy": {
                   "countries": [
                     {"country": "RU", "zones": ["Europe/Kaliningrad", "Asia/Kamchatka"],
                      "from": "00:00", "until": "00:00", "needs_consent": false},
                     {"country": "UZ", "zones": ["Asia/Tashkent"],
                      "from": "09:00", "until": "21:00", "needs_consent": true}],
                   "caps": {"per_number_and_day": 3, "per_hour": 0,
                            "spend_per_day": {"amount": "50", "currency": "USD"}}}}
                """));
    world.funds = Optional.empty();
    assertThat(api.get("/api/dialling", operator).json().path("funds").isNull()).isTrue();
  }

  @Test
  void anybodyMayStopItAndTheFirstReasonStays() {
    var stopped = api.post("/api/dialling/stop", operator, "{\"reason\": \" Неверный скрипт! \"}");
    var again = api.post("/api/dialling/stop", admin, "{\"reason\": \"too\"}");

    assertThat(stopped.status()).isEqualTo(200);
    assertThat(stopped.json().path("open").asBoolean(true)).isFalse();
    assertThat(stopped.json().path("brakes"))
        .isEqualTo(
            json(
                """
                [{"brake": "operator", "reason": "Неверный скрипт!", "by": "dilnoza",
                  "since": "2026-03-02T12:00:00Z"}]
                """));
    assertThat(again.json()).isEqualTo(stopped.json());
    assertThat(api.get("/api/dialling", operator).json()).isEqualTo(stopped.json());
  }

  @Test
  void administratorsLetItGoOn() {
    api.post("/api/dialling/stop", operator, "{\"reason\": \"a pause\"}");
    apply(Brake.FUNDS, "funds.low");

    var released = api.post("/api/dialling/release", admin, "{\"brake\": \"operator\"}");
    var again = api.post("/api/dialling/release", admin, "{\"brake\": \"operator\"}");

    assertThat(released.status()).isEqualTo(200);
    assertThat(released.json().path("open").asBoolean(true)).isFalse();
    assertThat(released.json().at("/brakes/0/brake").asString()).isEqualTo("funds");
    assertThat(released.json().at("/brakes/0/by").asString()).isEqualTo("halo");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("brake.not_applied");
  }

  @Test
  void showsTheAttemptsThatNobodyCanTellAboutPageByPage() {
    var sessions = List.of(lost("+998901234561"), lost("+998901234562"), lost("+998901234563"));

    var first = api.get(UNKNOWN + "?limit=2", operator).json();
    var next = first.path("next_cursor").asString();
    var second = api.get(UNKNOWN + "?limit=2&cursor=" + next, operator).json();

    assertThat(first.path("total").asInt()).isEqualTo(3);
    assertThat(ids(first)).hasSize(2);
    assertThat(second.path("next_cursor").isNull()).isTrue();
    var all = new ArrayList<>(ids(first));
    all.addAll(ids(second));
    assertThat(all)
        .containsExactlyElementsOf(
            sessions.stream().map(session -> session.attempt().toString()).toList());
    var item = first.path("items").get(0);
    assertThat(item.propertyNames())
        .containsExactlyInAnyOrder(
            "attempt_id",
            "call_id",
            "attempt",
            "phone_number",
            "session_id",
            "granted_at",
            "since",
            "reason");
    assertThat(item.path("call_id").asString()).isEqualTo(sessions.getFirst().call().toString());
    assertThat(item.path("attempt").asInt()).isEqualTo(1);
    assertThat(item.path("phone_number").asString()).isEqualTo("+998901234561");
    assertThat(item.path("session_id").asString()).isEqualTo(sessions.getFirst().id());
    assertThat(item.path("granted_at").asString()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(item.path("reason").asString()).isEqualTo("not_in_history");
    assertThat(api.get("/api/dialling", operator).json().path("unknown_attempts").asInt())
        .isEqualTo(3);
  }

  @Test
  void aPersonSettlesAnAttemptThatDidNotRing() {
    var session = lost("+998901234561");

    var settled = settle(session.attempt().toString(), "{\"rang\": false, \"redial\": false}");
    var again = settle(session.attempt().toString(), "{\"rang\": true, \"redial\": false}");

    assertThat(settled.status()).isEqualTo(200);
    assertThat(settled.json().path("id").asString()).isEqualTo(session.call().toString());
    assertThat(settled.json().path("timeline").toString())
        .contains("\"attempt_settled\"", "\"by\":\"dilnoza\"");
    assertThat(world.ledger.stateOf(session.attempt())).isEqualTo(DialState.NOT_RUNG);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("attempt.not_unknown");
  }

  @Test
  void aPersonSettlesAnAttemptThatRang() {
    var session = lost("+998901234561");

    var settled = settle(session.attempt().toString(), "{\"rang\": true, \"redial\": false}");

    assertThat(settled.status()).isEqualTo(200);
    assertThat(world.ledger.stateOf(session.attempt())).isEqualTo(DialState.ENDED);
  }

  @Test
  void nobodyWhoWasRungIsDialledAnew() {
    var session = lost("+998901234561");

    var refused = settle(session.attempt().toString(), "{\"rang\": true, \"redial\": true}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("redial.rang");
    assertThat(world.ledger.stateOf(session.attempt())).isEqualTo(DialState.UNKNOWN);
  }

  @Test
  void anAttemptThatIsNotThereCannotBeSettled() {
    for (var id : List.of("x", world.ids.attempt().toString())) {
      var missing = settle(id, "{\"rang\": true, \"redial\": false}");
      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.code()).isEqualTo("attempt.not_found");
    }
  }

  @Test
  void administratorsSeeWhatARestoreLeftOpenAndFreezeByHand() {
    var before = api.get("/api/dialling/restore", admin).json();
    world.unitOfWork.run(
        () -> world.ledger.add(new Stranger(new SessionId("77"), NOON, true, Optional.empty())));

    world.clock.advance(Duration.ofMinutes(1));
    var frozen = api.post("/api/dialling/freeze", admin, "{\"reason\": \"old files came back\"}");
    world.unitOfWork.run(
        () -> world.ledger.add(new Stranger(new SessionId("78"), NOON, true, Optional.empty())));
    var after = api.get("/api/dialling/restore", admin).json();

    assertThat(before.path("frozen").asBoolean(true)).isFalse();
    assertThat(frozen.status()).isEqualTo(200);
    assertThat(frozen.json().path("frozen").asBoolean()).isTrue();
    assertThat(frozen.json().path("epoch").asInt()).isEqualTo(before.path("epoch").asInt() + 1);
    assertThat(frozen.json().path("attempts_open").asInt()).isZero();
    assertThat(after.path("strangers"))
        .isEqualTo(json("[{\"session_id\": \"78\", \"started_at\": \"2026-03-02T12:00:00Z\"}]"));
    assertThat(api.get("/api/dialling", operator).json().at("/brakes/0/reason").asString())
        .isEqualTo("old files came back");
  }

  @Test
  void administratorsHaveTheConnectionLookedAt() {
    world.account.fail(new PortFailure.Refused("credentials.bad", "The key is not known."));

    var found = api.post("/api/telephony/check", admin, "");
    world.account.recover();
    var soon = api.post("/api/telephony/check", admin, "");
    world.clock.advance(Duration.ofSeconds(10));
    var later = api.post("/api/telephony/check", admin, "");

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json())
        .isEqualTo(
            json(
                """
                {"ok": false, "checked_at": "2026-03-02T12:00:00Z",
                 "findings": [{"subject": "account", "verdict": "wrong",
                               "code": "credentials.bad", "message": "The key is not known."}]}
                """));
    assertThat(soon.json()).isEqualTo(found.json());
    assertThat(later.json().path("ok").asBoolean()).isTrue();
  }

  private Session lost(String number) {
    var session = world.dialled(aCall().to(number).connecting().build()).as("s" + number);
    world.unitOfWork.run(() -> {
      world.ledger.grant(
          session.attempt(),
          session.ticket().hash(),
          new SessionId(session.id()),
          Optional.empty(),
          Duration.ofSeconds(90));
      return world.ledger.lost(session.attempt(), "not_in_history");
    });
    world.clock.advance(Duration.ofMillis(1));
    return session;
  }

  private Api.Answer settle(String attempt, String body) {
    return api.post(UNKNOWN + "/" + attempt + "/settle", operator, body);
  }

  private void apply(Brake brake, String reason) {
    world.unitOfWork.run(() -> world.brakes.apply(new BrakeApplied(brake, reason, "halo", NOON)));
  }

  private static List<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.path("items").forEach(item -> ids.add(item.path("attempt_id").asString()));
    return ids;
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }
}
