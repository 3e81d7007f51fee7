package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.RecordingLink;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class RecordingTest {
  private static final String SOUND = "0123456789";

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private String operator;
  private String admin;
  private RecordingLink link;
  private Call call;

  @BeforeEach
  void record() {
    api = new Api(port);
    operator = api.token("dilnoza");
    admin = api.token("admin");
    link = world.recordings.keep(SOUND.getBytes(StandardCharsets.US_ASCII));
    call = recorded("+998901234561", link);
  }

  @Test
  void isHeardByWhoeverHasThePermission() {
    var permission = permit(call);
    var heard = hear(url(call));

    assertThat(permission.status()).isEqualTo(200);
    assertThat(permission.json().path("expires_at").asString()).isEqualTo("2026-03-02T12:05:00Z");
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.body()).isEqualTo(SOUND);
    assertThat(heard.header("Content-Type")).contains("audio/mpeg");
    assertThat(heard.header("Content-Length")).contains("10");
    assertThat(heard.header("Accept-Ranges")).contains("bytes");
    assertThat(heard.header("Cache-Control")).contains("no-store");
    assertThat(heard.header("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void isHeardInParts() {
    var url = url(call);

    var part = hear(url, "bytes=2-4");
    var rest = hear(url, "bytes=7-");

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("234");
    assertThat(part.header("Content-Range")).contains("bytes 2-4/10");
    assertThat(part.header("Content-Length")).contains("3");
    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.body()).isEqualTo("789");
  }

  @Test
  void hasNoPartBehindItsEnd() {
    var answer = hear(url(call), "bytes=10-");

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.code()).isEqualTo("recording.range");
  }

  @Test
  void isHeardWholeByWhoeverAsksForWhatIsNoPart() {
    var url = url(call);

    for (var range : List.of("bytes=0-1,3-4", "bytes=a-b", "lines=1-2", "bytes=-", "0-1")) {
      var answer = hear(url, range);
      assertThat(answer.status()).as(range).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(SOUND);
    }
    var conditional =
        api.send(api.request(url).header("Range", "bytes=2-4").header("If-Range", "\"v1\""));
    assertThat(conditional.status()).isEqualTo(200);
  }

  @Test
  void tellsItsHeadAlone() {
    var head = api.send(api.request(url(call)).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).contains("10");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void isNotHeardWithAnotherPermissionThanItsOwn() {
    var url = url(call);
    var other = recorded("+998901234562", link);
    var permission = url.substring(url.indexOf('=') + 1);
    var forged =
        permission.substring(0, 20)
            + (permission.charAt(20) == 'A' ? 'B' : 'A')
            + permission.substring(21);

    for (var bad :
        List.of(
            path(call),
            path(call) + "?permission=",
            path(call) + "?permission=x",
            path(call) + "?permission=" + "%00".repeat(40),
            path(call) + "?permission=" + forged,
            path(call) + "?permission=" + permission.substring(1),
            path(call) + "?permission=" + permission + "A",
            path(call) + "?permission=" + permission + "&permission=" + permission,
            path(other) + "?permission=" + permission,
            "/api/calls/x/recording?permission=" + permission)) {
      var refused = hear(bad);
      assertThat(refused.status()).as(bad).isEqualTo(403);
      assertThat(refused.code()).as(bad).isEqualTo("recording.not_permitted");
    }
    assertThat(api.get(path(call), admin).status()).isEqualTo(403);
    assertThat(hear(url).status()).isEqualTo(200);
  }

  @Test
  void isNotHeardAnyMoreWhenThePermissionRanOut() {
    var url = url(call);

    world.clock.advance(Duration.ofSeconds(299));
    assertThat(hear(url).status()).isEqualTo(200);
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(hear(url).status()).isEqualTo(403);
  }

  @Test
  void isPermittedOnlyWhereThereIsOne() {
    var silent = aCall().lead().build();
    world.calls.add(silent);

    assertThat(permit(silent).code()).isEqualTo("recording.not_found");
    assertThat(api.post("/api/calls/x/recording/permission", operator, "").code())
        .isEqualTo("call.not_found");
    assertThat(
            api.send(api.request(path(call) + "/permission").POST(BodyPublishers.noBody()))
                .status())
        .isEqualTo(401);
  }

  @Test
  void isDeletedByAdministratorsForGood() {
    var url = url(call);

    var refused = delete(path(call), operator);
    var deleted = delete(path(call), admin);
    var again = delete(path(call), admin);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(again.status()).isEqualTo(204);
    assertThat(world.recordings.keeps(link)).isFalse();
    assertThat(hear(url).code()).isEqualTo("recording.not_found");
    assertThat(permit(call).code()).isEqualTo("recording.not_found");
    var shown = api.get("/api/calls/" + call.id(), operator).json();
    assertThat(shown.path("has_recording").asBoolean(true)).isFalse();
    assertThat(delete("/api/calls/x/recording", admin).code()).isEqualTo("call.not_found");
  }

  @Test
  void thatIsGoneAtTheProviderIsNotThere() {
    var url = url(call);
    world.recordings.delete(link);

    assertThat(hear(url).status()).isEqualTo(404);
    assertThat(hear(url).code()).isEqualTo("recording.not_found");
  }

  @Test
  void isNeverFetchedFromElsewhere() {
    var strange = recorded("+998901234562", new RecordingLink("http://169.254.169.254/secrets"));

    var refused = hear(url(strange));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("recording.host");
    assertThat(refused.body()).doesNotContain("169.254");
  }

  private Call recorded(String number, RecordingLink at) {
    var builder = aCall().to(number).talked();
    var kept = new LineSignal.RecordingStarted(builder.second(9), at);
    var made = builder.after(new LineFact(1, kept)).build();
    world.calls.add(made);
    return made;
  }

  private Api.Answer permit(Call of) {
    return api.post(path(of) + "/permission", operator, "");
  }

  private String url(Call of) {
    return permit(of).json().path("url").asString();
  }

  private static String path(Call of) {
    return "/api/calls/%s/recording".formatted(of.id());
  }

  private Api.Answer hear(String url) {
    return api.send(api.request(url));
  }

  private Api.Answer hear(String url, String range) {
    return api.send(api.request(url).header("Range", range));
  }

  private Api.Answer delete(String path, String token) {
    return api.send(api.request(path, token).DELETE());
  }
}
