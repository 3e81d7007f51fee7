package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class AuditTest {
  private static final String CALL =
      """
      {"phone_number": "+998901234567", "language": "ru", "voice": "female",
       "greeting_message": "Здравствуйте!", "prompt": "Предложите тариф."}
      """;

  private static final String ID = "01939e6c-0000-7000-8000-000000000000";

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private String admin;
  private String operator;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    admin = api.token("admin");
    operator = api.token("dilnoza");
  }

  @Test
  void tellsWhoDidWhatWhenFromWhere() {
    var call = place();

    var entry = page("?area=calls").path("items").path(0);

    assertThat(entry.path("by").asString()).isEqualTo("dilnoza");
    assertThat(entry.path("action").asString()).isEqualTo("call_placed");
    assertThat(entry.path("area").asString()).isEqualTo("calls");
    assertThat(entry.path("at").asString()).isEqualTo(CallBuilder.NOON.toString());
    assertThat(entry.path("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(entry.path("about").path("kind").asString()).isEqualTo("call");
    assertThat(entry.path("about").path("name").asString()).isEqualTo(call);
  }

  @Test
  void namesNobodyWhoIsCalled() {
    var call = place();
    api.post("/api/calls/" + call + "/cancel", operator, "");

    assertThat(api.get("/api/audit", admin).body()).doesNotContain("998901234567", "Здравств");
  }

  @Test
  void tellsOfWhatIsDoneToCallsAndToAllDialling() {
    var call = place();
    api.post("/api/calls/" + call + "/cancel", operator, "");
    api.post("/api/dialling/stop", operator, "{\"reason\": \"a wrong price list\"}");
    api.post("/api/dialling/release", admin, "{\"brake\": \"operator\"}");

    assertThat(actions(page("?area=calls,dialling")))
        .containsExactly(
            "admin dialling_released",
            "dilnoza dialling_stopped",
            "dilnoza call_canceled",
            "dilnoza call_placed");
    assertThat(actions(page("?by=admin&area=dialling"))).containsExactly("admin dialling_released");
    assertThat(actions(page("?call=" + call)))
        .containsExactly("dilnoza call_canceled", "dilnoza call_placed");
    assertThat(actions(page("?action=call_canceled"))).containsExactly("dilnoza call_canceled");
  }

  @Test
  void isGoneThroughPageByPage() {
    place();
    place();
    place();

    var first = page("?area=calls&limit=2");
    var second = page("?area=calls&limit=2&cursor=" + first.path("next_cursor").asString());

    assertThat(first.path("items").size()).isEqualTo(2);
    assertThat(second.path("items").size()).isEqualTo(1);
    assertThat(second.path("next_cursor").isNull()).isTrue();
  }

  @Test
  void tellsWhoAskedForWhatTheRoleDoesNotAllow() {
    api.get("/api/audit?by=admin", operator);
    api.post("/api/users/" + ID + "/deactivate", operator, "");

    var entries = page("?action=access_denied").path("items");

    assertThat(entries.findValuesAsString("route"))
        .containsExactly("POST /api/users/:id/deactivate", "GET /api/audit");
    assertThat(entries.findValuesAsString("missing")).containsOnly("role");
    assertThat(entries.findValuesAsString("by")).containsOnly("dilnoza");
  }

  @Test
  void tellsWhichKeyAskedForWhatItsScopesDoNotAllow() {
    var body =
        "{\"name\": \"CRM\", \"scopes\": [\"calls:read\"], \"days\": 1, \"password\": \"%s\"}"
            .formatted(WebWorld.PASSWORD);
    var key = api.post("/api/keys", operator, body).json();
    api.post("/api/calls", key.path("secret").asString(), CALL);

    var entry = page("?action=access_denied").path("items").path(0);

    assertThat(entry.path("about").path("kind").asString()).isEqualTo("api_key");
    assertThat(entry.path("about").path("name").asString())
        .isEqualTo(key.path("key").path("id").asString());
    assertThat(entry.path("details").path("missing").asString()).isEqualTo("scope");
  }

  @Test
  void isNotFilledByAFloodOfRefusals() {
    for (var i = 0; i < 100; i++) {
      api.get("/api/audit?by=x" + i, operator);
      api.get("/api/users/made-up-" + i, operator);
    }
    assertThat(page("?action=access_denied").path("items").findValuesAsString("route"))
        .containsExactly("none", "GET /api/audit");

    world.clock.advance(Duration.ofMinutes(1));
    api.get("/api/audit", operator);

    var next = page("?action=access_denied").path("items").path(0).path("details");
    assertThat(next.path("unnoted").asString()).isEqualTo("99");
  }

  @Test
  void isNotFilledByRefusalsOfAllKindsEither() {
    api.send(api.request("/v3/api-docs")).json().path("paths").properties().stream()
        .filter(path -> !path.getKey().matches("/api/auth/.*|.*/events"))
        .forEach(path ->
            path.getValue().propertyNames().stream()
                .map(method -> method.toUpperCase(Locale.ROOT))
                .forEach(method ->
                    api.send(
                        api.request(path.getKey().replaceAll("\\{\\w+}", ID), operator)
                            .method(method, BodyPublishers.noBody()))));

    assertThat(page("?action=access_denied&limit=200").path("items").size()).isEqualTo(20);
  }

  @Test
  void tellsWhoHadTheConnectionLookedAtOnceALook() {
    api.post("/api/telephony/check", admin, "");
    api.post("/api/telephony/check", admin, "");

    var page = page("?area=settings");

    assertThat(actions(page)).containsExactly("admin connection_checked");
    assertThat(page.path("items").path(0).path("details").path("good").asString())
        .isEqualTo("true");
  }

  @Test
  void isForAdministratorsAlone() {
    assertThat(api.get("/api/audit", operator).status()).isEqualTo(403);
    assertThat(api.get("/api/audit", null).status()).isEqualTo(401);
  }

  @Test
  void namesEveryBadParameter() {
    var refused =
        api.get("/api/audit?area=x&action=y&call=z&cursor=1&by=%20!&from=now&limit=0", admin);

    assertThat(refused.status()).isEqualTo(422);
    var fields = new ArrayList<String>();
    refused.json().path("errors").forEach(error -> fields.add(error.path("field").asString()));
    assertThat(fields)
        .containsExactlyInAnyOrder("area", "action", "call", "cursor", "by", "from", "limit");
  }

  private String place() {
    return api.post("/api/calls", operator, CALL).json().path("id").asString();
  }

  private JsonNode page(String query) {
    return api.get("/api/audit" + query, admin).json();
  }

  private static List<String> actions(JsonNode page) {
    var actions = new ArrayList<String>();
    page.path("items")
        .forEach(entry ->
            actions.add(entry.path("by").asString() + " " + entry.path("action").asString()));
    return actions;
  }
}
