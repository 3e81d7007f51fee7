package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.web.Api.Answer;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.domain.account.Base32;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.SecondFactor;
import ai.halo.domain.account.Totp;
import ai.halo.domain.account.Username;
import ai.halo.domain.port.SecretSeal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class SecondFactorTest {
  private static final String PATH = "/api/auth/second-factor";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired private WebWorld world;
  @Autowired private ManageUsers manageUsers;
  @Autowired private SecretSeal seal;
  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void letTriesComeBack() {
    api = new Api(port);
    world.clock.advance(Duration.ofHours(1));
  }

  @Test
  void isSetUpByACodeOfTheAppAndThenAskedForAtEachSignIn() {
    var token = newUser("kamola");
    var begun = post(PATH, token, Map.of("password", WebWorld.PASSWORD));
    assertThat(begun.json().path("uri").asString())
        .isEqualTo(
            "otpauth://totp/HALO:kamola?secret=%s&issuer=HALO"
                .formatted(begun.json().path("secret").asString()));
    assertThat(login("kamola", null).status()).isEqualTo(200);

    assertThat(post(PATH + "/confirm", token, Map.of("code", "12345x")).status()).isEqualTo(422);
    var confirmed = post(PATH + "/confirm", token, Map.of("code", code("kamola")));
    assertThat(confirmed.json().path("recovery_codes").size()).isEqualTo(10);

    world.clock.advance(Duration.ofSeconds(30));
    var first = login("kamola", null);
    assertThat(first.status()).isEqualTo(401);
    assertThat(first.code()).isEqualTo("auth.second_factor_required");
    assertThat(first.header("Set-Cookie")).isEmpty();
    assertThat(first.body()).doesNotContain("access_token");
    var second = login("kamola", code("kamola"));
    var me = api.get("/api/auth/me", second.json().path("access_token").asString()).json();
    assertThat(me.path("second_factor").asBoolean()).isTrue();
    assertThat(me.path("recovery_codes_left").asInt()).isEqualTo(10);
    assertThat(post(PATH, token, Map.of("password", WebWorld.PASSWORD)).code())
        .isEqualTo("second_factor.there_already");
  }

  @Test
  void takesNoCodeTwice() {
    newUser("farrukh");
    setUp("farrukh");
    world.clock.advance(Duration.ofSeconds(30));
    var code = code("farrukh");
    assertThat(login("farrukh", code).status()).isEqualTo(200);

    var replayed = login("farrukh", code);

    assertThat(replayed.status()).isEqualTo(401);
    assertThat(replayed.code()).isEqualTo("auth.wrong_code");
  }

  @Test
  void takesARecoveryCodeOnce() {
    newUser("zarina");
    var code = setUp("zarina").json().path("recovery_codes").path(0).asString();

    assertThat(login("zarina", code).status()).isEqualTo(200);
    assertThat(login("zarina", code).code()).isEqualTo("auth.wrong_code");
  }

  @Test
  void isNotGuessedByWhoKnowsThePassword() {
    newUser("aziz");
    setUp("aziz");
    for (var guess = 0; guess < SecondFactor.BURST; guess++) {
      assertThat(login("aziz", "%06d".formatted(guess)).status()).isIn(401, 429);
    }
    world.clock.advance(Duration.ofSeconds(30));

    var right = login("aziz", code("aziz"));

    assertThat(right.status()).isEqualTo(429);
    assertThat(right.code()).isEqualTo("auth.too_many_attempts");
    assertThat(Integer.parseInt(right.header("Retry-After").orElseThrow())).isBetween(1, 300);
    world.clock.advance(SecondFactor.REFILL);
    assertThat(login("aziz", code("aziz")).status()).isEqualTo(200);
  }

  @Test
  void doesNotGoAwayByAStolenTokenAlone() {
    var token = newUser("nodira");
    setUp("nodira");
    world.clock.advance(Duration.ofSeconds(30));

    var withoutPassword =
        post(PATH + "/remove", token, Map.of("password", "guess it", "code", code("nodira")));
    var withoutCode =
        post(PATH + "/remove", token, Map.of("password", WebWorld.PASSWORD, "code", "000000"));
    assertThat(withoutPassword.json().path("errors").path(0).path("code").asString())
        .isEqualTo("password.wrong");
    assertThat(withoutCode.json().path("errors").path(0).path("code").asString())
        .isEqualTo("code.wrong");
    assertThat(login("nodira", null).code()).isEqualTo("auth.second_factor_required");

    var removed =
        post(
            PATH + "/remove", token, Map.of("password", WebWorld.PASSWORD, "code", code("nodira")));

    assertThat(removed.status()).isEqualTo(204);
    assertThat(login("nodira", null).status()).isEqualTo(200);
  }

  @Test
  void isKeptSoThatWhoReadsTheDatabaseReadsNoSecret() {
    var token = newUser("malika");
    var secret =
        post(PATH, token, Map.of("password", WebWorld.PASSWORD)).json().path("secret").asString();

    var kept = world.secondFactors.find(world.user("malika").id()).orElseThrow();

    assertThat(Base32.of(secretOf("malika"))).isEqualTo(secret);
    assertThat(kept.sealedSecret()).doesNotContain(secret).startsWith("1.");
    assertThat(kept.toString()).doesNotContain(kept.sealedSecret());
  }

  @Test
  void whoHasToChooseAPasswordDoesNothingElseFirst() {
    newUser("sardor");
    world.users.save(world.user("sardor").withGivenPassword(hash("sardor"), true));
    var token = login("sardor", null).json().path("access_token").asString();

    var calls = api.get("/api/calls", token);
    assertThat(calls.status()).isEqualTo(403);
    assertThat(calls.code()).isEqualTo("auth.setup_required");
    assertThat(api.get("/api/auth/me", token).json().path("duties").path(0).asString())
        .isEqualTo("password");
    assertThat(api.post("/api/keys", token, "{}").code()).isEqualTo("auth.setup_required");

    var changed =
        post(
            "/api/auth/password",
            token,
            Map.of("current_password", WebWorld.PASSWORD, "new_password", "battery staple"));

    assertThat(changed.status()).isEqualTo(204);
    var next = api.login("sardor", "battery staple").json().path("access_token").asString();
    assertThat(api.get("/api/calls", next).status()).isEqualTo(200);
  }

  private String newUser(String name) {
    manageUsers.add(new Username(name), WebWorld.PASSWORD, Role.OPERATOR, world.user("admin"));
    return api.token(name);
  }

  private Answer setUp(String name) {
    var token = api.token(name);
    post(PATH, token, Map.of("password", WebWorld.PASSWORD));
    return post(PATH + "/confirm", token, Map.of("code", code(name)));
  }

  private Answer login(String name, @org.jspecify.annotations.Nullable String code) {
    var body =
        code == null
            ? Map.of("username", name, "password", WebWorld.PASSWORD)
            : Map.of("username", name, "password", WebWorld.PASSWORD, "code", code);
    return api.send(api.json(api.request("/api/auth/login"), JSON.writeValueAsString(body)));
  }

  private Answer post(String path, String token, Map<String, String> body) {
    return api.post(path, token, JSON.writeValueAsString(body));
  }

  /** What the user's app shows now. */
  private String code(String name) {
    return Totp.code(secretOf(name), Totp.step(world.clock.instant()));
  }

  private byte[] secretOf(String name) {
    var user = world.user(name).id();
    return seal.open(world.secondFactors.find(user).orElseThrow().sealedSecret(), user);
  }

  private String hash(String name) {
    return world.user(name).passwordHash();
  }
}
