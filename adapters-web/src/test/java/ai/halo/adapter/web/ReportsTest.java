package ai.halo.adapter.web;

import static ai.halo.adapter.web.Session.event;
import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.Answerer;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.DialState;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ReportsTest {
  private static final String[] TALK = {
    event(1, "session_started", 2, "\"control_url\": \"https://node.voximplant.com/x\""),
    event(2, "ringing", 3),
    event(3, "answered", 8),
    event(4, "amd", 9, "\"result\": \"human\"", "\"confidence\": 91"),
    event(5, "recording", 9, "\"url\": \"https://storage.voximplant.com/r.mp3\""),
    said(6, 9, 1, "agent", "Здравствуйте!"),
    said(7, 12, 2, "customer", "Да, мне интересно."),
    event(8, "callback_requested", 20, "\"words\": \"завтра в десять\""),
    event(9, "hung_up", 68, "\"ending\": \"completed\"", "\"code\": 0", "\"reason\": \"end_call\""),
    event(10, "transcribed", 69, "\"lines\": 2"),
    event(11, "totals", 69, "\"duration_ms\": 60000", "\"cost\": 0.1", "\"tokens\": {}")
  };

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private Session session;

  @BeforeEach
  void grant() {
    api = new Api(port);
    session = world.dialled(aCall().dialing().build());
    assertThat(post("/api/voice/permit", session.question()).json().path("granted").asBoolean())
        .isTrue();
  }

  @Test
  void tellTheWholeTalk() {
    var ack = report(1, TALK);

    assertThat(ack.status()).isEqualTo(200);
    assertThat(ack.body()).isEqualTo("{\"ack\":1,\"skipped\":0}");
    var call = call();
    assertThat(call.status()).isEqualTo(CallStatus.ANALYZING);
    assertThat(call.ending()).contains(Ending.COMPLETED);
    assertThat(call.talk()).contains(Duration.ofSeconds(60));
    assertThat(call.transcript().asText())
        .isEqualTo("Agent: Здравствуйте!\nCustomer: Да, мне интересно.");
    assertThat(call.recording()).isPresent();
    assertThat(signals(LineSignal.AnswererGuessed.class))
        .containsExactly(new LineSignal.AnswererGuessed(NOON.plusSeconds(9), Answerer.HUMAN, 91));
    assertThat(signals(LineSignal.CallbackAsked.class))
        .containsExactly(new LineSignal.CallbackAsked(NOON.plusSeconds(20), "завтра в десять"));
    assertThat(world.ledger.stateOf(session.attempt())).isEqualTo(DialState.ENDED);
  }

  @Test
  void tellTheSameInAnyOrderHoweverOftenAndUnderWhateverNumber() {
    report(1, TALK);
    var whole = call();
    var seed = new Random().nextLong();
    var dice = new Random(seed);

    session = world.dialled(aCall().to("+998901234562").dialing().build()).as("2718281828");
    post("/api/voice/permit", session.question());
    var shuffled = new ArrayList<>(List.of(TALK));
    shuffled.addAll(List.of(TALK).subList(3, 9));
    Collections.shuffle(shuffled, dice);
    for (var i = 0; i < shuffled.size(); i++) {
      assertThat(report(shuffled.size() - i, shuffled.get(i)).status()).isEqualTo(200);
    }

    assertThat(call().status()).as("seed %d", seed).isEqualTo(whole.status());
    assertThat(call().transcript()).as("seed %d", seed).isEqualTo(whole.transcript());
    assertThat(call().talk()).as("seed %d", seed).isEqualTo(whole.talk());
    assertThat(call().timeline().size()).as("seed %d", seed).isEqualTo(whole.timeline().size());
  }

  @Test
  void areAcknowledgedAgainWhenTheyAreSentAgain() {
    report(1, TALK);
    var before = call();
    world.clock.advance(Duration.ofMinutes(30));

    var again = report(1, TALK);
    var underAnother = report(7, TALK);

    assertThat(again.body()).isEqualTo("{\"ack\":1,\"skipped\":0}");
    assertThat(underAnother.body()).isEqualTo("{\"ack\":7,\"skipped\":0}");
    assertThat(call().version()).isEqualTo(before.version());
  }

  @Test
  void countForNothingWithoutThePermit() {
    var other = world.dialled(aCall().to("+998901234562").dialing().build());

    for (var forged :
        List.of(
            session.as("2718281828"),
            session.with(other.ticket()),
            session.at(other.attempt()),
            session.at(world.ids.attempt()),
            other)) {
      var answer = post("/api/voice/reports", forged.report(1, TALK));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("session.not_granted");
    }
    var shapeless = session.report(1, TALK).replace(session.ticket().secret(), "0");
    assertThat(post("/api/voice/reports", shapeless).status()).isEqualTo(409);
    assertThat(post("/api/voice/reports", "{}").status()).isEqualTo(409);
    assertThat(call().status()).isEqualTo(CallStatus.CALLING);
    assertThat(world.calls.find(other.call()).orElseThrow().status())
        .isEqualTo(CallStatus.INITIATING);
  }

  @Test
  void areReadAsFarAsTheyCanBe() {
    var ack =
        report(
            1,
            event(1, "ringing", 3),
            event(2, "answered", 8),
            "\"n\": 3, \"type\": \"teleported\"",
            "\"n\": 4, \"type\": 5",
            "\"n\": 5",
            event(6, "recording", 9, "\"url\": \"file:///etc/passwd\""),
            event(7, "recording", 9, "\"url\": 7"),
            event(8, "said", 9, "\"no\": \"1\"", "\"speaker\": \"agent\"", "\"text\": \"a\""),
            event(9, "said", 9, "\"no\": 1", "\"speaker\": \"robot\"", "\"text\": \"a\""),
            event(10, "said", 9, "\"no\": 1", "\"speaker\": \"agent\"", "\"text\": [1]"),
            event(11, "said", 9, "\"no\": 0", "\"speaker\": \"agent\"", "\"text\": \"a\""),
            event(
                12,
                "said",
                9,
                "\"no\": 1",
                "\"speaker\": \"agent\"",
                "\"text\": \"O\\u0000k \\ud83d\"",
                "\"offset_ms\": \"late\"",
                "\"mood\": {\"new\": [1]}"),
            event(13, "amd", 9, "\"result\": \"alien\"", "\"confidence\": \"high\""));

    assertThat(ack.body()).isEqualTo("{\"ack\":1,\"skipped\":9}");
    assertThat(call().status()).isEqualTo(CallStatus.CALLING);
    assertThat(call().transcript().asText()).isEqualTo("Agent: Ok");
    assertThat(signals(LineSignal.AnswererGuessed.class))
        .containsExactly(new LineSignal.AnswererGuessed(NOON.plusSeconds(9), Answerer.UNKNOWN, 0));
    assertThat(call().recording()).isEmpty();
  }

  @Test
  void neverLoseAnEndForAWordNobodyKnows() {
    var ack =
        report(
            1,
            event(1, "answered", 8),
            event(2, "hung_up", 60, "\"ending\": \"evaporated\"", "\"code\": \"x\""));

    assertThat(ack.status()).isEqualTo(200);
    assertThat(call().ending()).contains(Ending.PROVIDER_ERROR);
  }

  @Test
  void tellAnEndByItsCodeWhereTheWordIsUnknown() {
    report(1, event(1, "hung_up", 20, "\"ending\": 7", "\"code\": 486"));

    assertThat(call().ending()).contains(Ending.BUSY);
    assertThat(signals(LineSignal.HungUp.class))
        .containsExactly(new LineSignal.HungUp(NOON.plusSeconds(20), Ending.BUSY, "486"));
  }

  @Test
  void believeNoClockThatIsFarOff() {
    var wrong = List.of(TALK).stream().map(e -> e.replace("2026-03-02", "2031-01-01")).toList();

    report(1, wrong.toArray(String[]::new));

    var call = call();
    assertThat(call.talk()).contains(Duration.ofSeconds(60));
    assertThat(call.timeline().inOrder())
        .allSatisfy(fact -> assertThat(fact.at()).isBeforeOrEqualTo(NOON.plusSeconds(2)));
  }

  @Test
  void areKnownAgainThoughTheirClockIsFarOff() {
    var wrong =
        List.of(TALK).stream()
            .map(e -> e.replace("2026-03-02", "2031-01-01"))
            .toArray(String[]::new);
    report(1, wrong);
    var before = call();
    world.clock.advance(Duration.ofSeconds(30));

    report(1, wrong);
    report(2, wrong[2], wrong[8]);

    assertThat(call().version()).isEqualTo(before.version());
  }

  @Test
  void areTakenAfterTheEndAsWell() {
    report(1, TALK[1], TALK[2], TALK[8]);

    assertThat(report(2, TALK[6]).status()).isEqualTo(200);
    assertThat(call().transcript().hasCustomerSpeech()).isTrue();
  }

  @Test
  void mayBeOfNothing() {
    assertThat(report(1).body()).isEqualTo("{\"ack\":1,\"skipped\":0}");
  }

  @Test
  void areRefusedWhereTheyAreNone() {
    var whole = session.report(1, TALK);

    for (var body :
        List.of("", "null", "[]", "\"x\"", whole.substring(0, whole.length() / 2), whole + "}")) {
      var answer = post("/api/voice/reports", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("body.unreadable");
    }
    for (var seq : List.of("-1", "\"1\"", "null", "1.5", "99999999999999999999")) {
      var answer = post("/api/voice/reports", whole.replace("\"seq\": 1", "\"seq\": " + seq));
      assertThat(answer.status()).as(seq).isEqualTo(422);
    }
    var noEvents = post("/api/voice/reports", whole.replace("\"events\"", "\"happenings\""));
    assertThat(noEvents.code()).isEqualTo("report.format");
    assertThat(call().status()).isEqualTo(CallStatus.CALLING);
  }

  @Test
  void areReadToALimit() {
    var padding = " ".repeat(256 * 1024);
    var long10 = " ".repeat(10 * 1024 * 1024).getBytes(StandardCharsets.UTF_8);

    var announced = post("/api/voice/reports", session.report(1, TALK) + padding);
    var chunked =
        api.send(
            api.request("/api/voice/reports").POST(Api.chunked(new ByteArrayInputStream(long10))));
    var largest = session.report(1, TALK[1]);
    var fits = post("/api/voice/reports", largest + " ".repeat(256 * 1024 - largest.length()));

    assertThat(announced.status()).isEqualTo(413);
    assertThat(announced.code()).isEqualTo("body.too_large");
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(fits.status()).isEqualTo(200);
  }

  @Test
  void tellThatNobodyIsRung() {
    var ack = report(1, event(1, "not_dialled", 3, "\"reason\": \"secret_missing\""));

    assertThat(ack.body()).isEqualTo("{\"ack\":1,\"skipped\":0}");
    assertThat(world.ledger.stateOf(session.attempt())).isEqualTo(DialState.NOT_RUNG);
    var stranger = session.as("2718281828");
    var refused =
        post(
            "/api/voice/reports",
            stranger.report(1, event(1, "not_dialled", 3, "\"reason\": \"stale\"")));
    assertThat(refused.status()).isEqualTo(409);
  }

  private <S extends LineSignal> List<S> signals(Class<S> type) {
    return call().timeline().recorded().stream()
        .filter(LineFact.class::isInstance)
        .map(fact -> ((LineFact) fact).signal())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static String said(int n, int second, int no, String speaker, String text) {
    return event(
        n,
        "said",
        second,
        "\"no\": " + no,
        "\"speaker\": \"" + speaker + "\"",
        "\"text\": \"" + text + "\"",
        "\"offset_ms\": " + (second - 8) * 1_000);
  }

  private Call call() {
    return world.calls.find(session.call()).orElseThrow();
  }

  private Api.Answer report(int seq, String... events) {
    return post("/api/voice/reports", session.report(seq, events));
  }

  private Api.Answer post(String path, String body) {
    return api.send(api.json(api.request(path), body));
  }
}
