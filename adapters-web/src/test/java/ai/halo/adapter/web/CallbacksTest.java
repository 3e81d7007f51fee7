package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WebTest
@TestPropertySource(properties = "halo.voximplant.callback-secret=" + CallbacksTest.SECRET)
class CallbacksTest {
  static final String SECRET = "0123456789-abcdef_ABCDEF";
  private static final String DOOR = "/api/voice/callbacks/";

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void start() {
    api = new Api(port);
    world.looks.set(0);
    world.clock.advance(Duration.ofSeconds(10));
  }

  @Test
  void haveTheAccountLookedAtAndAreNotRead() {
    var answer = post(SECRET, "{\"callbacks\": [{\"type\": \"min_balance\", \"balance\": -5}");
    var again = post(SECRET, "no JSON at all");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(world.looks).hasValue(1));
  }

  @Test
  void areNotHeardWithoutTheSecret() {
    for (var guess :
        new String[] {
          "x", SECRET + "0", SECRET.substring(1), SECRET.toLowerCase(java.util.Locale.ROOT)
        }) {
      var answer = post(guess, "{}");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("path.not_found");
    }
    assertThat(world.looks).hasValue(0);
  }

  @Test
  void areReadToALimit() {
    assertThat(post(SECRET, " ".repeat(64 * 1024 + 1)).status()).isEqualTo(413);
    assertThat(post(SECRET, " ".repeat(64 * 1024)).status()).isEqualTo(200);
  }

  private Api.Answer post(String secret, String body) {
    return api.send(
        api.request(DOOR + secret)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }
}
