package ai.halo.adapter.voximplant.management;

import static ai.halo.adapter.voximplant.management.FakeVoximplant.closed;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.ok;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.silent;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.VoiceGateway;
import ai.halo.domain.port.VoiceGatewayContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VoximplantVoiceGatewayTest implements VoiceGatewayContract {
  private final FakeVoximplant voximplant = new FakeVoximplant();
  private final VoiceGateway gateway = gateway(new Hosts(true), 5);
  private final Map<SessionId, String> sessions = new LinkedHashMap<>();

  @BeforeEach
  void startSessions() {
    voximplant.answers(
        Method.START_SCENARIOS,
        asked -> {
          var id = Long.toString(4_202_753_936L + sessions.size());
          sessions.put(new SessionId(id), asked.form().get("script_custom_data"));
          return """
          {"result":1,"media_session_access_url":"http://10.0.0.1/x","call_session_history_id":%s,
           "warnings":[{"code":"x"}],"new_field":{"a":[1]}}
          """
              .formatted(id);
        });
  }

  @AfterEach
  void close() {
    voximplant.close();
  }

  @Override
  public VoiceGateway gateway() {
    return gateway;
  }

  @Override
  public List<SessionId> sessionsOf(AttemptId attempt, Ticket ticket) {
    return sessions.entrySet().stream()
        .filter(session -> session.getValue().equals(attempt + "." + ticket.secret()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Sessions that are over answer with 404. */
  @Override
  public Optional<ControlAddress> controlOf(SessionId session) {
    var path = "/request/" + session;
    return Optional.of(
        new ControlAddress(
            voximplant.at(path, _ -> sessions.containsKey(session) ? ok("{}") : status(404))));
  }

  @Test
  void asksForTheRuleWithAttemptAndTicketAlone() {
    var attempt = new AttemptId(UUID.randomUUID());

    gateway.start(attempt, Ticket.of(new byte[16]));

    var form = voximplant.latest(Method.START_SCENARIOS).form();
    assertThat(form)
        .containsOnlyKeys("rule_id", "script_custom_data")
        .containsEntry("rule_id", "20789");
    assertThat(form.get("script_custom_data"))
        .startsWith(attempt + ".")
        .satisfies(data -> assertThat(data.getBytes(UTF_8)).hasSize(69));
  }

  @Test
  void takesASessionsNameThatIsAText() {
    voximplant.next(
        Method.START_SCENARIOS,
        ok("{\"result\":\"1\",\"call_session_history_id\":\"9007199254740993\"}"));

    assertThat(start()).isEqualTo(new SessionId("9007199254740993"));
  }

  @Test
  void tellsASessionToHangUpWithANonceOfItsOwn() {
    var control = new ControlAddress(voximplant.at("/request/abc", _ -> ok("{}")) + "?token=t");

    gateway.hangUp(new SessionId("1"), Optional.of(control));
    gateway.hangUp(new SessionId("1"), Optional.of(control));

    var told = voximplant.asked();
    assertThat(told)
        .hasSize(2)
        .allSatisfy(request -> {
          assertThat(request.verb()).isEqualTo("POST");
          assertThat(request.target()).isEqualTo("/request/abc?token=t");
          assertThat(request.header("Content-Type")).startsWith("application/json");
          assertThat(request.header("Authorization")).isEmpty();
          var command = JsonMapper.shared().readTree(request.body());
          assertThat(command.path("cmd").asString()).isEqualTo("hangup");
          assertThat(command.path("nonce").asString()).matches("[\\w-]{8,64}");
        });
    assertThat(told).extracting(FakeVoximplant.Asked::body).doesNotHaveDuplicates();
  }

  @Test
  void cannotHangUpWithoutAnAddress() {
    refusesToHangUp(Optional.empty(), "voice.no_control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/request",
        "https://voximplant.com.example.com/request",
        "https://evilvoximplant.com/request",
        "https://voximplant.com/request",
        "http://www-eu-01.voximplant.com/request",
        "https://user:pw@www-eu-01.voximplant.com/request",
        "https://user@www-eu-01.voximplant.com/request",
        "http://127.0.0.1:1/request",
        "http://169.254.169.254/latest/meta-data",
        "https://[::1]/request"
      })
  void tellsNobodyElse(String address) {
    var strict = gateway(new Hosts(false), 5);

    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(
            () -> strict.hangUp(new SessionId("1"), Optional.of(new ControlAddress(address))))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("voice.control_host"));
  }

  @Test
  void knowsTheProvidersOwnAddressesOnAnyPort() {
    var hosts = new Hosts(false);

    assertThat(hosts.allowed("https://www-eu-01.voximplant.com:12093/request?x=1")).isPresent();
    assertThat(hosts.allowed("https://WWW-EU-01.VOXIMPLANT.COM/request")).isPresent();
  }

  @Test
  void followsNoRedirect() {
    var elsewhere = voximplant.at("/elsewhere", _ -> ok("{}"));
    var control =
        voximplant.at(
            "/request/abc",
            _ -> new MockResponse.Builder().code(307).addHeader("Location", elsewhere).build());

    refusesToHangUp(Optional.of(new ControlAddress(control)), "voice.control_refused");
    assertThat(voximplant.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void canBeAskedAgainToHangUpWhenTheSessionCouldNotBeTold(int status) {
    var control = new ControlAddress(voximplant.at("/request/abc", _ -> status(status)));

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> gateway.hangUp(new SessionId("1"), Optional.of(control)));
  }

  @Test
  void canBeAskedAgainToHangUpWhenNobodyAnswers() {
    for (var answer : List.of(closed(), silent())) {
      var control = new ControlAddress(voximplant.at("/request/abc", _ -> answer));

      assertThatExceptionOfType(PortFailure.Unavailable.class)
          .isThrownBy(() -> gateway.hangUp(new SessionId("1"), Optional.of(control)));
    }
    assertThat(voximplant.asked()).as("each is told once").hasSize(2);
  }

  @Test
  void aSessionThatIsOverHasNothingToHangUp() {
    for (var status : List.of(404, 410)) {
      var control = new ControlAddress(voximplant.at("/request/abc", _ -> status(status)));

      assertThatNoException()
          .isThrownBy(() -> gateway.hangUp(new SessionId("1"), Optional.of(control)));
    }
  }

  @Test
  void asksForNoMoreSessionsAtOnceThanItMay() throws Exception {
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    var both = new CountDownLatch(2);
    voximplant.answers(
        Method.START_SCENARIOS,
        _ -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          both.countDown();
          await(both);
          atOnce.decrementAndGet();
          return "{\"result\":1,\"call_session_history_id\":5}";
        });
    var narrow = gateway(new Hosts(true), 2);

    var threads =
        IntStream.range(0, 6)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() ->
                        narrow.start(new AttemptId(UUID.randomUUID()), Ticket.of(new byte[16]))))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(most).hasValue(2);
    assertThat(voximplant.count(Method.START_SCENARIOS)).isEqualTo(6);
  }

  @Test
  void sendsNothingWhenInterruptedBeforeItsTurn() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(this::start);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(voximplant.asked()).isEmpty();
  }

  private SessionId start() {
    return gateway.start(new AttemptId(UUID.randomUUID()), Ticket.of(new byte[16]));
  }

  private void refusesToHangUp(Optional<ControlAddress> control, String code) {
    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> gateway.hangUp(new SessionId("1"), control))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private VoximplantVoiceGateway gateway(Hosts hosts, int atOnce) {
    return new VoximplantVoiceGateway(
        voximplant.api(), voximplant.transport(), hosts, 20789, atOnce);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
