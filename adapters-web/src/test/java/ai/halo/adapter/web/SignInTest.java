package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.web.Api.Answer;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.Username;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class SignInTest {
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
  void givesProgramsATokenForAWeekAndNoCookie() {
    var answer = api.login("Admin", WebWorld.PASSWORD);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("token_type").asString()).isEqualTo("bearer");
    assertThat(answer.json().path("expires_in").asInt()).isEqualTo(7 * 24 * 3600);
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
    var me = api.get("/api/auth/me", token(answer));
    assertThat(me.json().path("username").asString()).isEqualTo("admin");
    assertThat(me.json().path("role").asString()).isEqualTo("admin");
  }

  @Test
  void givesTheWebAppTenMinutesAndACookieThatScriptsAndOtherSitesCannotUse() {
    var answer = api.webLogin("dilnoza", WebWorld.PASSWORD);

    assertThat(answer.json().path("expires_in").asInt()).isEqualTo(600);
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith("halo_refresh=")
        .contains("; Path=/api/auth;", "; HttpOnly", "; SameSite=Strict", "Max-Age=604800")
        .doesNotContain("Secure");
  }

  @Test
  void marksTheCookieSecureForEveryHostButLocalhost() {
    var body = "{\"username\":\"dilnoza\",\"password\":\"" + WebWorld.PASSWORD + "\"}";
    var request =
        "POST /api/auth/login HTTP/1.1\r\nHost: halo.example.com\r\nX-Halo-Client: web\r\n"
            + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;

    var answer = new RawHttp(port).send(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head()).contains("; Secure");
  }

  @Test
  void saysTheSameOfAWrongNameAndAWrongPassword() {
    var name = api.login("nobody", WebWorld.PASSWORD);
    var password = api.login("admin", "wrong");

    assertThat(name.status()).isEqualTo(401).isEqualTo(password.status());
    assertThat(name.body()).isEqualTo(password.body());
    assertThat(name.code()).isEqualTo("auth.bad_credentials");
  }

  @Test
  void keepsABrowserSignedInByACookieThatChangesEachTime() {
    var first = api.webLogin("dilnoza", WebWorld.PASSWORD).cookie();

    var second = refresh(first);
    var third = refresh(second.cookie());

    assertThat(second.status()).isEqualTo(200);
    assertThat(third.status()).isEqualTo(200);
    assertThat(second.cookie()).isNotEqualTo(first).isNotEqualTo(third.cookie());
    assertThat(api.get("/api/auth/me", token(third)).status()).isEqualTo(200);
  }

  @Test
  void endsTheSessionOfACookieThatIsUsedAgain() {
    var stolen = api.webLogin("dilnoza", WebWorld.PASSWORD).cookie();
    var current = refresh(stolen).cookie();
    world.clock.advance(Duration.ofSeconds(11));

    var again = refresh(stolen);
    var victim = refresh(current);

    assertThat(again.status()).isEqualTo(401);
    assertThat(again.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(victim.status()).isEqualTo(401);
    assertThat(victim.code()).isEqualTo("auth.required");
  }

  @Test
  void takesACookieOnlyBesideTheHeaderThatForeignPagesCannotSend() {
    var cookie = api.webLogin("dilnoza", WebWorld.PASSWORD).cookie();
    var without =
        api.request("/api/auth/refresh")
            .header("Cookie", "halo_refresh=" + cookie)
            .POST(BodyPublishers.noBody());

    assertThat(api.send(without).code()).isEqualTo("auth.client_required");
    assertThat(refresh(cookie).status()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTokenAndCookieAtOnce() {
    var browser = api.webLogin("dilnoza", WebWorld.PASSWORD);
    var token = token(browser);
    assertThat(api.get("/api/auth/me", token).status()).isEqualTo(200);

    var out =
        api.send(
            api.request("/api/auth/logout", token)
                .header("Cookie", "halo_refresh=" + browser.cookie())
                .header("X-Halo-Client", "web")
                .POST(BodyPublishers.noBody()));

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie").orElseThrow()).contains("halo_refresh=;", "Max-Age=0");
    assertThat(api.get("/api/auth/me", token).status()).isEqualTo(401);
    assertThat(refresh(browser.cookie()).status()).isEqualTo(401);
  }

  @Test
  void signsABrowserOutWhoseTokenRanOut() {
    var browser = api.webLogin("dilnoza", WebWorld.PASSWORD);
    world.clock.advance(Duration.ofMinutes(11));

    var out =
        api.send(
            api.request("/api/auth/logout", token(browser))
                .header("Cookie", "halo_refresh=" + browser.cookie())
                .header("X-Halo-Client", "web")
                .POST(BodyPublishers.noBody()));

    assertThat(out.status()).isEqualTo(204);
    assertThat(refresh(browser.cookie()).status()).isEqualTo(401);
  }

  @Test
  void aProgramSignsOutByItsToken() {
    var token = api.token("dilnoza");

    var out = api.send(api.request("/api/auth/logout", token).POST(BodyPublishers.noBody()));

    assertThat(out.status()).isEqualTo(204);
    assertThat(api.get("/api/auth/me", token).status()).isEqualTo(401);
    assertThat(api.post("/api/auth/logout", "nonsense", "").status()).isEqualTo(401);
  }

  @Test
  void lettingAnOldTokenGoAlongDoesNotKeepAnybodyFromSigningIn() {
    var login =
        api.json(
            api.request("/api/auth/login", "nonsense"),
            "{\"username\":\"dilnoza\",\"password\":\"" + WebWorld.PASSWORD + "\"}");

    assertThat(api.send(login).status()).isEqualTo(200);
  }

  @Test
  void changingThePasswordVoidsEverythingButTheNewOne() {
    manageUsers.add(new Username("farrukh"), WebWorld.PASSWORD, Role.OPERATOR, world.user("admin"));
    var browser = api.webLogin("farrukh", WebWorld.PASSWORD);
    var program = api.token("farrukh");
    assertThat(api.get("/api/auth/me", program).status()).isEqualTo(200);

    var changed =
        api.post(
            "/api/auth/password",
            token(browser),
            "{\"current_password\":\"correct horse\",\"new_password\":\"battery staple\"}");

    assertThat(changed.status()).isEqualTo(204);
    assertThat(api.get("/api/auth/me", program).status()).isEqualTo(401);
    assertThat(api.get("/api/auth/me", token(browser)).status()).isEqualTo(401);
    assertThat(refresh(browser.cookie()).status()).isEqualTo(401);
    assertThat(api.login("farrukh", WebWorld.PASSWORD).status()).isEqualTo(401);
    assertThat(api.login("farrukh", "battery staple").status()).isEqualTo(200);
  }

  @Test
  void whoWasShutOutElsewhereIsOutWithinTwoSeconds() {
    manageUsers.add(new Username("nodira"), WebWorld.PASSWORD, Role.OPERATOR, world.user("admin"));
    var token = api.token("nodira");
    assertThat(api.get("/api/auth/me", token).status()).isEqualTo(200);
    var user = world.user("nodira");

    world.users.save(user.active(false));
    world.clock.advance(Duration.ofSeconds(2));

    assertThat(api.get("/api/auth/me", token).status()).isEqualTo(401);
    assertThat(api.login("nodira", WebWorld.PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void slowsDownWhoGuessesAndTellsWhenToComeBack() {
    manageUsers.add(new Username("kamola"), WebWorld.PASSWORD, Role.OPERATOR, world.user("admin"));
    for (var guess = 0; guess < 10; guess++) {
      assertThat(api.login("kamola", "guess " + guess).status()).isEqualTo(401);
    }

    var slowed = api.login("kamola", WebWorld.PASSWORD);

    assertThat(slowed.status()).isEqualTo(429);
    assertThat(slowed.code()).isEqualTo("auth.too_many_attempts");
    var wait = Integer.parseInt(slowed.header("Retry-After").orElseThrow());
    assertThat(wait).isBetween(1, 30);
    world.clock.advance(Duration.ofSeconds(wait));
    assertThat(api.login("kamola", WebWorld.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void administratorsAddUsersAndOperatorsDoNot() {
    var admin = api.token("admin");
    var body = "{\"username\":\"Zarina\",\"password\":\"long enough\",\"role\":\"operator\"}";

    var added = api.post("/api/users", admin, body);
    var again = api.post("/api/users", admin, body);
    var bad = api.post("/api/users", admin, "{\"username\":\"a b\",\"role\":\"king\"}");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("username").asString()).isEqualTo("zarina");
    assertThat(added.body()).doesNotContain("long enough", "argon2");
    assertThat(again.code()).isEqualTo("username.taken");
    assertThat(again.status()).isEqualTo(409);
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.json().path("errors").size()).isEqualTo(3);
    assertThat(api.get("/api/users", admin).body()).contains("zarina").doesNotContain("argon2");
    var operator = token(api.login("zarina", "long enough"));
    assertThat(api.get("/api/users", operator).status()).isEqualTo(403);
  }

  private Answer refresh(String cookie) {
    return api.send(
        api.request("/api/auth/refresh")
            .header("X-Halo-Client", "web")
            .header("Cookie", "halo_refresh=" + cookie)
            .POST(BodyPublishers.noBody()));
  }

  private static String token(Answer login) {
    return login.json().path("access_token").asString();
  }
}
