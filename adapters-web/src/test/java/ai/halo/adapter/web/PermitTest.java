package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.contact.Language;
import ai.halo.domain.dial.DialState;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class PermitTest {
  private static final String NO = "{\"granted\":false,\"reason\":\"not_granted\"}";

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void start() {
    api = new Api(port);
  }

  @Test
  void tellsTheSessionWhomToCallAndHow() {
    var session = world.dialled(aCall().dialing().build());

    var answer = ask(session);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("granted").asBoolean()).isTrue();
    var call = answer.json().path("call");
    assertThat(call.propertyNames())
        .containsExactlyInAnyOrder(
            "phone_number",
            "caller_id",
            "greeting",
            "prompt",
            "language",
            "voice",
            "record",
            "max_seconds",
            "silence_seconds",
            "ring_seconds",
            "amd",
            "mode",
            "model",
            "transcription_model",
            "disclose_ai",
            "ai");
    assertThat(call.path("phone_number").asString()).isEqualTo("+998901234561");
    assertThat(call.path("caller_id").asString()).isEqualTo("+998711234567");
    assertThat(call.path("greeting").asString()).isEqualTo("Здравствуйте!");
    assertThat(call.path("language").asString()).isEqualTo("ru");
    assertThat(call.path("voice").asString()).isEqualTo("female");
    assertThat(call.path("record").asBoolean()).isTrue();
    assertThat(call.path("max_seconds").asInt()).isEqualTo(600);
    assertThat(call.path("silence_seconds").asInt()).isEqualTo(30);
    assertThat(call.path("ring_seconds").asInt()).isEqualTo(45);
    assertThat(call.path("amd").asString()).isEqualTo("RU");
    assertThat(call.path("mode").asString()).isEqualTo("realtime");
    assertThat(call.path("model").asString()).isEqualTo("gpt-realtime");
    assertThat(call.path("disclose_ai").isBoolean()).isTrue();
    assertThat(call.at("/ai/secret_name").asString()).isEqualTo("OPENAI_API_KEY");
    assertThat(call.at("/ai/base_url").isNull()).isTrue();
    assertThat(world.calls.find(session.call()).orElseThrow().session().orElseThrow().value())
        .isEqualTo(session.id());
    assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
  }

  @Test
  void talksWithoutTheRealtimeModelWhereThatIsBetterAndHasNoDetectionWhereThereIsNone() {
    var session = world.dialled(aCall().in(Language.UZBEK).dialing().build());

    var call = ask(session).json().path("call");

    assertThat(call.path("mode").asString()).isEqualTo("pipeline");
    assertThat(call.has("amd")).isFalse();
  }

  @Test
  void givesTheSameSessionTheSameYesAgainAndNobodyElse() {
    var session = world.dialled(aCall().dialing().build());

    var first = ask(session);
    var other = ask(session.as("271828"));
    var again = ask(session);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.body()).isEqualTo(NO);
  }

  @Test
  void saysNoToForgedLateAndForeignTickets() {
    var session = world.dialled(aCall().dialing().build());
    var another = world.dialled(aCall().to("+998901234562").dialing().build());

    assertThat(ask(session.with(another.ticket())).body()).isEqualTo(NO);
    assertThat(ask(session.at(another.attempt())).body()).isEqualTo(NO);
    assertThat(ask(session.at(world.ids.attempt())).body()).isEqualTo(NO);
    assertThat(world.ledger.stateOf(session.attempt())).isEqualTo(DialState.INTENT);
    world.clock.advance(Duration.ofSeconds(91));
    assertThat(ask(session).body()).isEqualTo(NO);
    assertThat(ask(another).body()).isEqualTo(NO);
  }

  @Test
  void saysNoToWhatCannotBeAClaimWithoutAskingTheLedger() {
    var session = world.dialled(aCall().dialing().build());
    var ticket = session.ticket().secret();

    for (var forged :
        List.of(
            "{}",
            session.question().replace(ticket, ""),
            session.question().replace(ticket, ticket.toUpperCase(java.util.Locale.ROOT)),
            session.question().replace(ticket, ticket.substring(1)),
            session.question().replace(ticket, ticket + "0"),
            session.question().replace("\"" + ticket + "\"", "[\"" + ticket + "\"]"),
            session.question().replace("\"" + session.id() + "\"", session.id()),
            session.question().replace(session.id(), ""),
            session.question().replace(session.id(), "\\u0000"),
            session.question().replace(session.id(), "9".repeat(65)),
            session.question().replace(session.attempt().toString(), "1-1-1-1-1"),
            session.question().replace("attempt", "attempts"))) {
      var answer = post("/api/voice/permit", forged);
      assertThat(answer.status()).as(forged).isEqualTo(200);
      assertThat(answer.body()).as(forged).isEqualTo(NO);
    }
    assertThat(ask(session).json().path("granted").asBoolean()).isTrue();
  }

  @Test
  void tellsWhyTheLastLookSaidNo() {
    var call = aCall().dialing().build();
    world.doNotCall.optedOut(call.request().phone(), call.id(), CallBuilder.NOON);
    var session = world.dialled(call);

    assertThat(ask(session).body()).isEqualTo("{\"granted\":false,\"reason\":\"do_not_call\"}");
    assertThat(world.ledger.stateOf(session.attempt())).isEqualTo(DialState.REFUSED);
  }

  @Test
  void goesOnWithoutAnAddressThatCannotBeOne() {
    var session = world.dialled(aCall().dialing().build());
    var odd = session.question().replace("https://node", "ftp://node");

    assertThat(post("/api/voice/permit", odd).json().path("granted").asBoolean()).isTrue();
  }

  @Test
  void readsTheBodyWhateverItsTypeIsSaidToBe() {
    var session = world.dialled(aCall().dialing().build());

    for (var type :
        List.of("text/plain", "application/x-www-form-urlencoded", "nonsense", "application/xml")) {
      var answer =
          api.send(
              api.request("/api/voice/permit")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString(session.question())));
      assertThat(answer.json().path("granted").asBoolean()).as(type).isTrue();
    }
    var untyped =
        api.send(
            api.request("/api/voice/permit").POST(BodyPublishers.ofString(session.question())));
    assertThat(untyped.json().path("granted").asBoolean()).isTrue();
  }

  @Test
  void needsNoUserAndMindsNoToken() {
    var session = world.dialled(aCall().dialing().build());

    var odd =
        api.send(
            api.json(
                api.request("/api/voice/permit").header("Authorization", "Bearer nonsense"),
                session.question()));

    assertThat(odd.json().path("granted").asBoolean()).isTrue();
    assertThat(api.send(api.request("/api/voice/permit")).status()).isEqualTo(405);
    assertThat(api.send(api.request("/api/voice/nothing")).status()).isEqualTo(404);
    assertThat(api.send(api.request("/api/voices")).status()).isEqualTo(401);
  }

  @Test
  void givesOneOfManySessionsThatAskAtOnceThePermit() throws Exception {
    var session = world.dialled(aCall().dialing().build());
    var asking =
        java.util.stream.IntStream.range(0, 64)
            .<Callable<Boolean>>mapToObj(
                i -> () -> ask(session.as("s" + i)).json().path("granted").asBoolean())
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var yes = 0;
      for (var answer : threads.invokeAll(asking)) {
        yes += answer.get() ? 1 : 0;
      }
      assertThat(yes).isEqualTo(1);
    }
  }

  private Api.Answer ask(Session session) {
    return post("/api/voice/permit", session.question());
  }

  private Api.Answer post(String path, String body) {
    return api.send(api.json(api.request(path), body));
  }
}
