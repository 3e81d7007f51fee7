package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** What a user sees who need not see anybody's number. */
@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class AnalystTest {
  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private String analyst;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    analyst = api.token("analyst");
  }

  @Test
  void seesCallsWithoutTheirNumbers() {
    var call = told();

    var one = api.get("/api/calls/" + call.id(), analyst);
    var page = api.get("/api/calls", analyst);

    assertThat(one.json().path("phone_number").asString()).isEqualTo("+998*******67");
    assertThat(page.json().path("items").path(0).path("phone_number").asString())
        .isEqualTo("+998*******67");
    assertThat(one.body()).contains("Мой номер ***, звоните").doesNotContain("901234567");
    assertThat(one.json().path("id").asString()).isEqualTo(call.id().toString());
    assertThat(one.json().path("created_at").asString()).isEqualTo(NOON.toString());
  }

  @Test
  void isToldNoNumberByThePushEither() throws IOException {
    var call = aCall().talking().build();
    world.calls.add(call);
    var stream = api.open(api.request("/api/events", analyst));
    try (var lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      awaitLine(lines, "event: hello");

      world.calls.save(world.calls.find(call.id()).orElseThrow().with(said()));

      assertThat(awaitLine(lines, "data: {\"call_id\"")).contains("Мой номер ***, звоните");
    }
  }

  private static String awaitLine(BufferedReader lines, String beginning) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new AssertionError("the stream ended");
  }

  @Test
  void doesNotFindNumbersByTrying() {
    assertThat(api.get("/api/calls?q=90123", analyst).status()).isEqualTo(403);
    assertThat(api.get("/api/calls?q=90123", api.token("dilnoza")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/analytics, 200",
    "GET, /api/dialling, 200",
    "GET, /api/auth/me, 200",
    "POST, /api/calls, 403",
    "GET, /api/reviews, 403",
    "GET, /api/do-not-call, 403",
    "GET, /api/dialling/unknown, 403",
    "POST, /api/dialling/stop, 403",
    "GET, /api/sandbox/messages, 403",
    "GET, /api/audit, 403",
    "GET, /api/users, 403",
  })
  void changesNothing(String method, String path, int status) {
    var answer = method.equals("GET") ? api.get(path, analyst) : api.post(path, analyst, "{}");

    assertThat(answer.status()).isEqualTo(status);
  }

  private Call told() {
    var call = aCall().to("+998901234567").talking().after(said()).build();
    world.calls.add(call);
    return call;
  }

  private static LineFact said() {
    return new LineFact(
        1,
        new LineSignal.Said(
            NOON.plusSeconds(20),
            new Utterance(
                3,
                Speaker.CUSTOMER,
                "Мой номер +998 90 123-45-67, звоните",
                Duration.ofSeconds(9))));
  }
}
