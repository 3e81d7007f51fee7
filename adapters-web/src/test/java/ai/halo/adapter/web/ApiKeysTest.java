package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.web.Api.Answer;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.domain.Word;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.Scope;
import ai.halo.domain.account.Username;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class ApiKeysTest {
  private static final String ID = "01939e6c-0000-7000-8000-000000000000";
  private static final List<String> ALL = Stream.of(Scope.values()).map(Word::word).toList();

  @Autowired private WebWorld world;
  @Autowired private ManageUsers manageUsers;
  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void letTriesComeBack() {
    api = new Api(port);
    world.clock.advance(Duration.ofHours(1));
  }

  @Test
  void openWhatTheirScopesStandForAndNothingElse() {
    var key = key("admin", ALL);
    var opened = new TreeSet<String>();
    api.send(api.request("/v3/api-docs"))
        .json()
        .path("paths")
        .properties()
        .forEach(path -> {
          if (isOfUsers(path.getKey())) {
            path.getValue().propertyNames().stream()
                .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey())
                .filter(operation -> send(operation.replace("{id}", ID), key).status() != 403)
                .forEach(opened::add);
          }
        });

    assertThat(opened)
        .containsExactlyInAnyOrder(
            "GET /api/auth/me",
            "GET /api/calls",
            "GET /api/calls/{id}",
            "GET /api/calls/{id}/events",
            "GET /api/events",
            "GET /api/analytics",
            "GET /api/reviews",
            "GET /api/dialling",
            "GET /api/dialling/unknown",
            "POST /api/calls",
            "POST /api/calls/{id}/cancel",
            "POST /api/calls/{id}/retry",
            "POST /api/calls/{id}/recording/permission",
            "POST /api/calls/{id}/review",
            "POST /api/dialling/stop",
            "POST /api/do-not-call",
            "POST /api/do-not-call/import");
  }

  @Test
  void openNothingThatOneOfTheirScopesDoesNotStandFor() {
    var reader = key("dilnoza", List.of("calls:read"));

    assertThat(send("GET /api/calls", reader).status()).isEqualTo(200);
    assertThat(send("POST /api/calls", reader).status()).isEqualTo(403);
    assertThat(send("POST /api/dialling/stop", reader).status()).isEqualTo(403);
    assertThat(send("GET /api/analytics", reader).status()).isEqualTo(403);
    assertThat(send("GET /api/calls/", reader).status()).isNotEqualTo(200);

    var stopper = key("dilnoza", List.of("dialling:stop"));

    assertThat(send("GET /api/calls", stopper).status()).isEqualTo(403);
    assertThat(send("POST /api/dialling/stop", stopper).status()).isEqualTo(422);
    assertThat(send("POST /api/dialling/release", stopper).status()).isEqualTo(403);
  }

  @Test
  void putNumbersOnTheListAndNeitherReadNorShortenIt() {
    var lister = key("admin", List.of("do-not-call:write"));
    var number = "{\"phone_number\": \"+998901230077\", \"reason\": \"register\"}";

    var listed = api.post("/api/do-not-call", lister, number);

    assertThat(listed.status()).isEqualTo(201);
    var entry = "/api/do-not-call/" + listed.json().path("id").asString();
    assertThat(api.send(api.request(entry, lister).DELETE()).status()).isEqualTo(403);
    assertThat(send("GET /api/do-not-call", lister).status()).isEqualTo(403);
    assertThat(send("GET /api/do-not-call/export", lister).status()).isEqualTo(403);
    var operators = key("dilnoza", List.of("do-not-call:write"));
    assertThat(send("POST /api/do-not-call/import", operators).status()).isEqualTo(403);
  }

  @Test
  void touchNobodysPersonalDataWhateverTheirScopes() {
    var key = key("admin", ALL);

    for (var act : List.of("look", "export", "erase")) {
      assertThat(send("POST /api/personal-data/" + act, key).status()).as(act).isEqualTo(403);
      assertThat(send("POST /api/personal-data/" + act, token("admin")).status())
          .as(act)
          .isEqualTo(422);
    }
  }

  @Test
  void doNotWhatTheirOwnerMayNot() {
    var operators = key("dilnoza", ALL);

    assertThat(send("GET /actuator/prometheus", operators).status()).isEqualTo(403);
    assertThat(send("GET /actuator/prometheus", key("admin", ALL)).status()).isNotEqualTo(403);
  }

  @Test
  void endWithTheirOwner() {
    var farrukh = newUser("farrukh");
    var key = key("farrukh", ALL);
    assertThat(send("GET /api/calls", key).status()).isEqualTo(200);

    var out =
        api.post("/api/users/" + world.user("farrukh").id() + "/deactivate", token("admin"), "");

    assertThat(out.status()).isEqualTo(204);
    assertThat(send("GET /api/calls", key).status()).isEqualTo(401);
    assertThat(api.get("/api/calls", farrukh).status()).isEqualTo(401);
  }

  @Test
  void areNobodysBusinessButTheirOwners() {
    var created = create("dilnoza", List.of("calls:read"), WebWorld.PASSWORD).json();
    var id = created.path("key").path("id").asString();
    var stranger = newUser("aziz");

    assertThat(api.get("/api/keys", stranger).body()).doesNotContain(id);
    assertThat(delete(id, stranger).status()).isEqualTo(404);
    assertThat(delete(id, token("admin")).status()).isEqualTo(404);
    assertThat(send("GET /api/calls", created.path("secret").asString()).status()).isEqualTo(200);

    assertThat(delete(id, token("dilnoza")).status()).isEqualTo(204);
    assertThat(send("GET /api/calls", created.path("secret").asString()).status()).isEqualTo(401);
    assertThat(delete(id, token("dilnoza")).status()).isEqualTo(404);
  }

  @Test
  void areShownOnceAndTellWhenTheyWereUsed() {
    newUser("kamola");
    var secret = key("kamola", List.of("calls:read"));
    send("GET /api/calls", secret);

    var mine = api.get("/api/keys", token("kamola"));

    assertThat(mine.body()).doesNotContain(secret.substring(38));
    var key = mine.json().path("items").path(0);
    assertThat(key.path("last_used_at").asString()).isEqualTo(world.clock.instant().toString());
    assertThat(key.path("good").asBoolean()).isTrue();
    assertThat(key.path("scopes").path(0).asString()).isEqualTo("calls:read");
  }

  @Test
  void areMadeByWhoKnowsThePasswordAndByNoOtherKey() {
    var stolen = create("dilnoza", List.of("calls:read"), "a guess");

    assertThat(stolen.status()).isEqualTo(422);
    assertThat(stolen.json().path("errors").path(0).path("code").asString())
        .isEqualTo("password.wrong");
    assertThat(api.post("/api/keys", key("admin", ALL), "{}").status()).isEqualTo(403);
  }

  @Test
  void runOut() {
    var key = key("dilnoza", List.of("calls:read"));
    world.clock.advance(Duration.ofDays(30));

    assertThat(send("GET /api/calls", key).status()).isEqualTo(401);
  }

  @Test
  void areNotGuessedAndAllRefusalsLookAlike() {
    var key = key("dilnoza", List.of("calls:read"));
    var wrongSecret = key.substring(0, key.length() - 43) + "A".repeat(43);
    var wrongId = "halo_" + "0".repeat(32) + key.substring(37);

    var refusals = Stream.of(wrongSecret, wrongId, "halo_", "halo_x_y", key + "a").toList();

    assertThat(refusals)
        .allSatisfy(bad -> {
          var refused = send("GET /api/calls", bad);
          assertThat(refused.status()).isEqualTo(401);
          assertThat(refused.body()).isEqualTo(send("GET /api/calls", "nonsense").body());
        });
  }

  @Test
  void areNotMadeForSomebodyElseByFieldsThatNobodyAskedFor() {
    var admin = world.user("admin").id().toString();
    var body =
        body(List.of("calls:read"), WebWorld.PASSWORD)
            .replaceFirst(
                "\\{",
                "{\"owner\": \"%s\", \"owner_id\": \"%s\", \"secret_hash\": \"x\", \"role\": \"admin\","
                        .formatted(admin, admin)
                    + " \"id\": \"%s\",".formatted(ID));

    var created = api.post("/api/keys", token("dilnoza"), body).json();

    assertThat(created.path("key").path("id").asString()).isNotEqualTo(ID);
    var me = send("GET /api/auth/me", created.path("secret").asString()).json();
    assertThat(me.path("username").asString()).isEqualTo("dilnoza");
    assertThat(me.path("role").asString()).isEqualTo("operator");
  }

  @Test
  void tellEveryBadFieldAtOnce() {
    var bad =
        api.post(
            "/api/keys",
            token("dilnoza"),
            "{\"name\": \"\", \"scopes\": [\"users:write\"], \"days\": 367}");

    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.json().path("errors").findValuesAsString("code"))
        .containsExactly("name.blank", "scopes.unknown", "days.range", "password.blank");
  }

  /** Paths that ask who somebody is; the others are open to everybody, or to other secrets. */
  private static boolean isOfUsers(String path) {
    return !path.startsWith("/api/voice/")
        && !path.equals("/api/system")
        && !path.endsWith("/recording")
        && !List.of("/api/auth/login", "/api/auth/refresh", "/api/auth/logout").contains(path);
  }

  private String newUser(String name) {
    manageUsers.add(new Username(name), WebWorld.PASSWORD, Role.OPERATOR, world.user("admin"));
    return token(name);
  }

  private String token(String name) {
    return api.token(name);
  }

  private String key(String owner, List<String> scopes) {
    return create(owner, scopes, WebWorld.PASSWORD).json().path("secret").asString();
  }

  private Answer create(String owner, List<String> scopes, String password) {
    return api.post("/api/keys", token(owner), body(scopes, password));
  }

  private static String body(List<String> scopes, String password) {
    var words = Arrays.toString(scopes.stream().map(scope -> "\"" + scope + "\"").toArray());
    return "{\"name\": \"CRM\", \"scopes\": %s, \"days\": 30, \"password\": \"%s\"}"
        .formatted(words, password);
  }

  private Answer delete(String id, String token) {
    return api.send(api.request("/api/keys/" + id, token).DELETE());
  }

  /** A stream of events is asked for in a form that there is not, so that none begins. */
  private Answer send(String operation, String key) {
    var parts = operation.split(" ", -1);
    var request = api.request(parts[1], key).header("Accept", "application/json");
    return api.send(
        "POST".equals(parts[0])
            ? request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"))
            : request.method(parts[0], HttpRequest.BodyPublishers.noBody()));
  }
}
