package ai.halo.adapter.voximplant.management;

import static ai.halo.adapter.voximplant.management.FakeVoximplant.brokenOff;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.closed;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.error;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.ok;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.page;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.silent;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.slow;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.PortFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole table of the provider's failures, once for a request for a session and once for a read;
 * a request for a session arrives once in every row.
 */
class FailuresTest {
  private final FakeVoximplant voximplant = new FakeVoximplant();

  @AfterEach
  void close() {
    voximplant.close();
  }

  @ParameterizedTest(name = "code {0}")
  @CsvSource({
    // What is told so that nothing happened, and may go well later.
    "162, Unavailable, voice.busy",
    "515, Unavailable, voice.busy",
    "340, Unavailable, voice.busy",
    "416, Unavailable, voice.busy",
    "314, Unavailable, voice.busy",
    "356, Unavailable, voice.report_pending",
    // What may have happened.
    "1,   InDoubt, voice.in_doubt",
    "2,   InDoubt, voice.in_doubt",
    "4,   InDoubt, voice.in_doubt",
    "5,   InDoubt, voice.in_doubt",
    "15,  InDoubt, voice.in_doubt",
    "16,  InDoubt, voice.in_doubt",
    "20,  InDoubt, voice.in_doubt",
    "21,  InDoubt, voice.in_doubt",
    "22,  InDoubt, voice.in_doubt",
    "23,  InDoubt, voice.in_doubt",
    "251, InDoubt, voice.in_doubt",
    "252, InDoubt, voice.in_doubt",
    "484, InDoubt, voice.in_doubt",
    // What stops the whole account.
    "100, Refused, voice.account.key",
    "433, Refused, voice.account.key_id",
    "447, Refused, voice.account.token",
    "454, Refused, voice.account.token_life",
    "137, Refused, voice.account.signed_out",
    "104, Refused, voice.account.role",
    "131, Refused, voice.account.inactive",
    "281, Refused, voice.account.unverified",
    "282, Refused, voice.account.unverified",
    "317, Refused, voice.account.plan",
    "320, Refused, voice.account.address",
    "321, Refused, voice.account.address",
    "322, Refused, voice.account.address",
    "323, Refused, voice.account.address",
    "527, Refused, voice.account.vpn",
    "127, Refused, voice.no_funds",
    // What is wrong with the settings.
    "115, Refused, voice.config.account_id",
    "116, Refused, voice.config.application",
    "558, Refused, voice.config.application",
    "117, Refused, voice.config.user",
    "132, Refused, voice.config.scenario",
    "147, Refused, voice.config.rule",
    "156, Refused, voice.config.rule",
    "150, Refused, voice.config.session",
    "375, Refused, voice.config.rule_empty",
    "257, Refused, voice.config.parameter",
    "496, Refused, voice.config.parameter",
    "509, Refused, voice.config.sms",
    // What is wrong with the request.
    "101, Refused, voice.request",
    "102, Refused, voice.request",
    "103, Refused, voice.request",
    "134, Refused, voice.request",
    "121, Refused, voice.number_refused",
    "341, Refused, voice.record_missing",
    "357, Refused, voice.report_failed",
    // What nobody told us about.
    "0,   Refused, voice.code_0",
    "777, Refused, voice.code_777",
  })
  void toldWithStatus200WhenASessionIsAskedFor(int code, String failure, String ourCode) {
    voximplant.next(Method.START_SCENARIOS, error(code));

    startsOnceAndFails(failure, ourCode);
  }

  @ParameterizedTest(name = "status {0}")
  @CsvSource({
    "429, Unavailable, voice.busy",
    "408, InDoubt, voice.in_doubt",
    "500, InDoubt, voice.in_doubt",
    "502, InDoubt, voice.in_doubt",
    "503, InDoubt, voice.in_doubt",
    "504, InDoubt, voice.in_doubt",
    "403, Refused, voice.account.forbidden",
    "404, Refused, voice.config.base_url",
    "301, Refused, voice.config.base_url",
    "307, Refused, voice.config.base_url",
    "308, Refused, voice.config.base_url",
    "413, Refused, voice.request",
    "421, Refused, voice.request",
  })
  void toldByTheStatusWhenASessionIsAskedFor(int code, String failure, String ourCode) {
    voximplant.next(Method.START_SCENARIOS, leadingAstray(code));

    startsOnceAndFails(failure, ourCode);
  }

  @Test
  void aConnectionClosedInsteadOfAnAnswerLeavesADialRequestInDoubtAndSentOnce() {
    voximplant.next(Method.START_SCENARIOS, closed());

    startsOnceAndFails("InDoubt", "voice.in_doubt");
  }

  @Test
  void aDialRequestOnAConnectionThatWasInUseBeforeIsSentOnceAsWell() {
    voximplant.answers(Method.GET_RULES, "{\"result\":[]}");
    voximplant.api().ask(Method.GET_RULES, Map.of());
    voximplant.next(Method.START_SCENARIOS, closed());

    startsOnceAndFails("InDoubt", "voice.in_doubt");
  }

  @Test
  void silenceLeavesADialRequestInDoubt() {
    voximplant.next(Method.START_SCENARIOS, silent());

    startsOnceAndFails("InDoubt", "voice.in_doubt");
  }

  @Test
  void anAnswerThatNeverComesToItsEndLeavesADialRequestInDoubt() {
    voximplant.next(Method.START_SCENARIOS, slow("{\"result\":1,\"call_session_history_id\":1}"));

    startsOnceAndFails("InDoubt", "voice.in_doubt");
  }

  @Test
  void anAnswerThatBreaksOffLeavesADialRequestInDoubt() {
    voximplant.next(Method.START_SCENARIOS, brokenOff("{\"result\":1,\"call_session".repeat(99)));

    startsOnceAndFails("InDoubt", "voice.in_doubt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":1,\"call_session_his",
        "",
        "null",
        "[1]",
        "{\"result\":1}{\"result\":1}",
        "{}",
        "{\"result\":1}",
        "{\"result\":0,\"call_session_history_id\":77}",
        "{\"result\":1,\"call_session_history_id\":0}",
        "{\"result\":1,\"call_session_history_id\":{}}",
        "{\"error\":{\"msg\":\"without a code\"}}",
        "{\"error\":{\"code\":\"many\"}}"
      })
  void anAnswerThatProvesNothingLeavesADialRequestInDoubt(String body) {
    voximplant.next(Method.START_SCENARIOS, ok(body));

    startsOnceAndFails("InDoubt", "voice.in_doubt");
  }

  @Test
  void aPageOfAProxyLeavesADialRequestInDoubt() {
    voximplant.next(Method.START_SCENARIOS, page());

    startsOnceAndFails("InDoubt", "voice.in_doubt");
  }

  @Test
  void anEndlessAnswerLeavesADialRequestInDoubt() {
    voximplant.next(
        Method.START_SCENARIOS,
        ok(
            "{\"result\":1,\"call_session_history_id\":1,\"x\":\"%s\"}"
                .formatted("x".repeat(100_000))));

    startsOnceAndFails("InDoubt", "voice.in_doubt");
  }

  @Test
  void nothingWasSentWhereNobodyListens() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var nowhere = HttpUrl.get("http://127.0.0.1:" + free);
    var api = voximplant.api(nowhere, FakeVoximplant.serviceAccount());

    var failure = start(api);

    assertThat(failure).isInstanceOf(PortFailure.Unavailable.class);
    assertThat(failure.code()).isEqualTo("voice.unreachable");
  }

  @Test
  void nothingWasSentWhereTheNameIsUnknownOrTheCertificateIsNobodys() {
    for (var nowhere :
        new String[] {"https://nobody.invalid", "https://127.0.0.1:" + voximplant.url().port()}) {
      var api = voximplant.api(HttpUrl.get(nowhere), FakeVoximplant.serviceAccount());

      assertThat(start(api)).isInstanceOf(PortFailure.Unavailable.class);
    }
    assertThat(voximplant.count(Method.START_SCENARIOS)).isZero();
  }

  @ParameterizedTest(name = "code {0}")
  @CsvSource({
    "1,   Unavailable, voice.provider_error, 3",
    "252, Unavailable, voice.provider_error, 3",
    "484, Unavailable, voice.repeat_suspected, 3",
    "340, Unavailable, voice.busy, 3",
    "127, Refused, voice.no_funds, 1",
    "104, Refused, voice.account.role, 1",
    "116, Refused, voice.config.application, 1",
    "103, Refused, voice.request, 1",
    "777, Refused, voice.code_777, 1",
  })
  void toldWithStatus200WhenSomethingIsRead(int code, String failure, String ourCode, int tries) {
    voximplant.next(Method.GET_RULES, error(code), error(code), error(code));

    readsAndFails(failure, ourCode, tries);
  }

  @ParameterizedTest(name = "status {0}")
  @CsvSource({
    "429, Unavailable, voice.busy, 3",
    "500, Unavailable, voice.provider_error, 3",
    "503, Unavailable, voice.provider_error, 3",
    "408, Unavailable, voice.provider_error, 3",
    "403, Refused, voice.account.forbidden, 1",
    "302, Refused, voice.config.base_url, 1",
  })
  void toldByTheStatusWhenSomethingIsRead(int code, String failure, String ourCode, int tries) {
    voximplant.next(
        Method.GET_RULES, leadingAstray(code), leadingAstray(code), leadingAstray(code));

    readsAndFails(failure, ourCode, tries);
  }

  @Test
  void whatWentWrongUnderAReadIsTriedThreeTimes() {
    voximplant.next(Method.GET_RULES, closed(), page(), silent());

    readsAndFails("Unavailable", "voice.no_answer", 3);
  }

  @Test
  void isNotWaitedForLongerThanTenSeconds() {
    voximplant.next(Method.GET_RULES, error(416, "Repeat after 11 seconds"));

    readsAndFails("Unavailable", "voice.busy", 1);
  }

  @Test
  void aReadThatGoesWellAtLastIsNoFailure() {
    voximplant.next(Method.GET_RULES, closed(), status(502));
    voximplant.answers(Method.GET_RULES, "{\"result\":[],\"count\":0}");

    var answer = voximplant.api().ask(Method.GET_RULES, Map.of());

    assertThat(answer.path("count").asInt()).isZero();
    assertThat(voximplant.count(Method.GET_RULES)).isEqualTo(3);
  }

  @Test
  void whatIsWrittenIsSentOnce() {
    voximplant.next(Method.DELETE_RECORD, status(502));

    var failure =
        catchThrowableOfType(
            PortFailure.class, () -> voximplant.api().ask(Method.DELETE_RECORD, Map.of()));

    assertThat(failure).isInstanceOf(PortFailure.Unavailable.class);
    assertThat(voximplant.count(Method.DELETE_RECORD)).isOne();
  }

  @Test
  void tellsHowLongToWaitWhereTheyAskForIt() {
    voximplant.next(
        Method.START_SCENARIOS,
        error(416, "Repeat after 37 seconds"),
        new MockResponse.Builder().code(429).addHeader("Retry-After", "12").build(),
        new MockResponse.Builder().code(429).addHeader("Retry-After", "soon").build());

    assertThat(waits()).isEqualTo(Duration.ofSeconds(37));
    assertThat(waits()).isEqualTo(Duration.ofSeconds(12));
    assertThat(waits()).isEqualTo(Duration.ofSeconds(5));
  }

  /** A client that obeys would repeat the request at once, and a second phone call begin. */
  @Test
  void isNotLedAstrayByAServerThatAsksToRepeatAtOnce() {
    voximplant.next(
        Method.START_SCENARIOS,
        new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());

    startsOnceAndFails("InDoubt", "voice.in_doubt");
  }

  private void startsOnceAndFails(String failure, String code) {
    var before = voximplant.count(Method.START_SCENARIOS);

    var failed = start(voximplant.api());

    assertThat(failed.getClass().getSimpleName()).isEqualTo(failure);
    assertThat(failed.code()).isEqualTo(code);
    assertThat(voximplant.count(Method.START_SCENARIOS) - before).isOne();
  }

  private void readsAndFails(String failure, String code, int tries) {
    var failed =
        catchThrowableOfType(
            PortFailure.class, () -> voximplant.api().ask(Method.GET_RULES, Map.of()));

    assertThat(failed.getClass().getSimpleName()).isEqualTo(failure);
    assertThat(failed.code()).isEqualTo(code);
    assertThat(voximplant.count(Method.GET_RULES)).isEqualTo(tries);
  }

  private Duration waits() {
    return ((PortFailure.Unavailable) start(voximplant.api())).retryAfter().orElseThrow();
  }

  private PortFailure start(ManagementApi api) {
    var gateway =
        new VoximplantVoiceGateway(api, voximplant.transport(), new Hosts(true), 20789, 5);
    return catchThrowableOfType(
        PortFailure.class,
        () -> gateway.start(new AttemptId(UUID.randomUUID()), Ticket.of(new byte[16])));
  }

  /** Whoever followed it would send the request again. */
  private MockResponse leadingAstray(int code) {
    return new MockResponse.Builder()
        .code(code)
        .addHeader("Location", voximplant.url() + "platform_api/StartScenarios")
        .body("<html></html>")
        .build();
  }
}
