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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody would try who wants to be somebody else. */
@WebTest
class AccountAttacksTest {
  private static final String ID = "01939e6c-0000-7000-8000-000000000000";

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
  void aSessionThatWasPlantedInABrowserIsNotTheOneThatSignsIn() {
    newUser("mallory");
    newUser("victim");
    var planted = api.webLogin("mallory", WebWorld.PASSWORD).cookie();

    var signedIn =
        api.send(
            api.json(
                api.request("/api/auth/login")
                    .header("X-Halo-Client", "web")
                    .header("Cookie", "halo_refresh=" + planted),
                "{\"username\":\"victim\",\"password\":\"" + WebWorld.PASSWORD + "\"}"));

    assertThat(signedIn.cookie()).isNotEqualTo(planted);
    assertThat(signedIn.cookie().substring(0, 36)).isNotEqualTo(planted.substring(0, 36));
    var attacker = refresh(planted);
    assertThat(me(attacker)).isEqualTo("mallory");
    assertThat(me(refresh(signedIn.cookie()))).isEqualTo("victim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/auth/sign-out-everywhere",
        "/api/auth/password",
        "/api/auth/second-factor",
        "/api/auth/second-factor/remove",
        "/api/keys",
        "/api/users",
        "/api/users/" + ID + "/deactivate",
        "/api/dialling/stop",
        "/api/calls"
      })
  void aForeignPageThatHasTheBrowserSendItsCookiesChangesNothing(String path) {
    var cookie = api.webLogin("admin", WebWorld.PASSWORD).cookie();

    var forged =
        api.send(
            api.json(
                api.request(path)
                    .header("Origin", "https://evil.example")
                    .header("X-Halo-Client", "web")
                    .header("Cookie", "halo_refresh=" + cookie),
                "{\"reason\": \"gotcha\"}"));

    assertThat(forged.status()).isEqualTo(401);
    assertThat(world.users.all()).allMatch(user -> user.active());
  }

  @Test
  void aFormOfAForeignPageSignsNobodyIn() {
    for (var type : new String[] {"text/plain", "application/x-www-form-urlencoded"}) {
      var forged =
          api.send(
              api.request("/api/auth/login")
                  .header("Content-Type", type)
                  .POST(
                      BodyPublishers.ofString(
                          "{\"username\":\"admin\",\"password\":\"" + WebWorld.PASSWORD + "\"}")));

      assertThat(forged.status()).isEqualTo(415);
      assertThat(forged.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void fieldsThatNobodyAskedForChangeNothingOfAUser() {
    var added =
        api.post(
            "/api/users",
            api.token("admin"),
            """
            {"username": "eve", "password": "long enough", "role": "operator", "id": "%s",
             "active": false, "token_epoch": 9, "password_hash": "x", "second_factor": true,
             "password_temporary": true, "created_at": "2000-01-01T00:00:00Z", "is_admin": true}
            """
                .formatted(ID));
    assertThat(added.status()).isEqualTo(201);
    var eve = world.user("eve");
    assertThat(eve.id().toString()).isNotEqualTo(ID);
    assertThat(eve.active()).isTrue();
    assertThat(eve.tokenEpoch()).isZero();
    assertThat(eve.passwordHash()).startsWith("$argon2id$");
    assertThat(eve.createdAt()).isEqualTo(world.clock.instant());

    var changed =
        api.post(
            "/api/auth/password",
            api.login("eve", "long enough").json().path("access_token").asString(),
            """
            {"current_password": "long enough", "new_password": "battery staple", "role": "admin",
             "username": "admin", "user": "%s"}
            """
                .formatted(world.user("admin").id()));

    assertThat(changed.status()).isEqualTo(204);
    assertThat(world.user("eve").role()).isEqualTo(Role.OPERATOR);
    assertThat(api.login("admin", WebWorld.PASSWORD).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/password", "/deactivate", "/activate", "/second-factor/remove", "", "/role"})
  void anOperatorDoesNothingToOthers(String action) {
    var admin = world.user("admin");

    var tried =
        api.post(
            "/api/users/" + admin.id() + action,
            api.token("dilnoza"),
            "{\"password\": \"gotcha gotcha\"}");

    assertThat(tried.status()).isEqualTo(403);
    assertThat(world.user("admin")).isEqualTo(admin);
  }

  @Test
  void anAdministratorGivesPasswordsAndShutsOutAtOnceButNeverTheLastOne() {
    var token = newUser("sardor");
    var path = "/api/users/" + world.user("sardor").id();
    var admin = api.token("admin");
    assertThat(api.get("/api/auth/me", token).status()).isEqualTo(200);

    assertThat(api.post(path + "/password", admin, "{\"password\": \"short\"}").status())
        .isEqualTo(422);
    assertThat(api.post(path + "/password", admin, "{\"password\": \"given to you\"}").status())
        .isEqualTo(204);
    assertThat(api.get("/api/auth/me", token).status()).isEqualTo(401);
    var browser = api.webLogin("sardor", "given to you");
    assertThat(browser.status()).isEqualTo(200);

    assertThat(api.post(path + "/deactivate", admin, "").status()).isEqualTo(204);
    assertThat(refresh(browser.cookie()).status()).isEqualTo(401);
    assertThat(api.login("sardor", "given to you").code()).isEqualTo("auth.bad_credentials");
    assertThat(api.post(path + "/activate", admin, "").status()).isEqualTo(204);
    assertThat(api.login("sardor", "given to you").status()).isEqualTo(200);

    var self = "/api/users/" + world.user("admin").id();
    assertThat(api.post(self + "/deactivate", admin, "").code()).isEqualTo("user.yourself");
    assertThat(api.post(self + "/password", admin, "{\"password\": \"given to me\"}").code())
        .isEqualTo("user.yourself");
    assertThat(api.post("/api/users/" + ID + "/deactivate", admin, "").code())
        .isEqualTo("user.not_found");
    assertThat(api.post("/api/users/x/deactivate", admin, "").status()).isEqualTo(404);
  }

  @Test
  void signingOutEverywhereEndsAllTokensAndSessions() {
    var program = newUser("rustam");
    var browser = api.webLogin("rustam", WebWorld.PASSWORD);
    assertThat(api.get("/api/auth/me", program).status()).isEqualTo(200);

    var out = api.post("/api/auth/sign-out-everywhere", token(browser), "");

    assertThat(out.status()).isEqualTo(204);
    assertThat(api.get("/api/auth/me", program).status()).isEqualTo(401);
    assertThat(api.get("/api/auth/me", token(browser)).status()).isEqualTo(401);
    assertThat(refresh(browser.cookie()).status()).isEqualTo(401);
  }

  @Test
  void anAddressThatAClientMadeUpIsNotBelieved() {
    newUser("kamola");
    for (var guess = 0; guess < 10; guess++) {
      assertThat(guess("kamola", "198.51.100." + guess).status()).isEqualTo(401);
    }

    assertThat(guess("kamola", "198.51.100.99").status()).isEqualTo(429);
  }

  private Answer guess(String name, String forged) {
    return api.send(
        api.json(
            api.request("/api/auth/login")
                .header("X-Forwarded-For", forged)
                .header("Forwarded", "for=" + forged)
                .header("X-Real-IP", forged),
            "{\"username\":\"" + name + "\",\"password\":\"a guess\"}"));
  }

  private String newUser(String name) {
    manageUsers.add(new Username(name), WebWorld.PASSWORD, Role.OPERATOR, world.user("admin"));
    return api.token(name);
  }

  private Answer refresh(String cookie) {
    return api.send(
        api.request("/api/auth/refresh")
            .header("X-Halo-Client", "web")
            .header("Cookie", "halo_refresh=" + cookie)
            .POST(BodyPublishers.noBody()));
  }

  private String me(Answer signedIn) {
    return api.get("/api/auth/me", token(signedIn)).json().path("username").asString();
  }

  private static String token(Answer login) {
    return login.json().path("access_token").asString();
  }
}
