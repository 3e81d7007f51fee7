package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.usecase.ManageUsers;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.Username;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What {@code ./halo attack} does over the wire, in small. */
@WebTest
class WireAttacksTest {
  private static final String ID = "01939e6c-0000-7000-8000-000000000000";

  @Autowired private WebWorld world;
  @Autowired private ManageUsers manageUsers;
  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void start() {
    api = new Api(port);
  }

  @Test
  void aCallIsNotWhatItSaysOfItself() {
    var claims =
        "\"id\": \"%s\", \"status\": \"completed\", \"disposition\": \"interested\",".formatted(ID)
            + " \"crm_status\": \"added\", \"created_at\": \"2000-01-01T00:00:00Z\", ";

    var placed =
        api.post(
            "/api/calls", api.token("dilnoza"), call("+998901230041").replace("{", "{" + claims));

    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.json().path("id").asString()).isNotEqualTo(ID);
    assertThat(placed.json().path("status").asString()).isEqualTo("initiating");
    assertThat(placed.json().path("disposition").isNull()).isTrue();
    assertThat(placed.json().path("crm_status").asString()).isNotEqualTo("added");
    assertThat(placed.json().path("created_at").asString()).doesNotStartWith("2000");
  }

  @Test
  void nobodyGetsARoleByAFieldThatIsNotAskedFor() {
    manageUsers.add(new Username("sitora"), WebWorld.PASSWORD, Role.OPERATOR, world.user("admin"));
    var next = "three lamps over a river";

    var changed =
        api.post(
            "/api/auth/password",
            api.token("sitora"),
            """
            {"current_password": "%s", "new_password": "%s", "role": "admin", "active": true}
            """
                .formatted(WebWorld.PASSWORD, next));

    assertThat(changed.status()).isEqualTo(204);
    var token = api.login("sitora", next).json().path("access_token").asString();
    assertThat(api.get("/api/auth/me", token).json().path("role").asString()).isEqualTo("operator");
  }

  /** Each is refused for its length before a pattern sees it; the client gives up after 20 s. */
  @ParameterizedTest
  @ValueSource(strings = {"9", "(", "- ", "a", "1.", "+9 "})
  void aTextThatIsTooLongForPatternsIsRefusedForItsLength(String piece) {
    var text = piece.repeat(50_000) + "x";
    var body =
        """
        {"phone_number": "%s", "language": "%s", "voice": "%s", "greeting_message": "%s", "prompt": "%s"}
        """
            .formatted(text, text, text, text, text);

    var refused = api.post("/api/calls", api.token("dilnoza"), body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsString("field"))
        .contains("phone_number", "language", "voice", "greeting_message", "prompt");
  }

  @Test
  void aBodyThatIsPackedIsNotUnpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(call("+998901230042").getBytes(StandardCharsets.UTF_8));
    }

    var refused =
        api.send(
            api.request("/api/calls", api.token("dilnoza"))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));

    assertThat(refused.status()).isIn(400, 415);
    assertThat(api.get("/api/calls?q=1230042", api.token("dilnoza")).json().path("total").asInt())
        .isZero();
  }

  private static String call(String number) {
    return """
    {"phone_number": "%s", "language": "ru", "voice": "female",
     "greeting_message": "Здравствуйте!", "prompt": "Предложите тариф."}
    """
        .formatted(number);
  }
}
