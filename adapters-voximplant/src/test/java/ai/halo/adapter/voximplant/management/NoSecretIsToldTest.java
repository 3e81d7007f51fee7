package ai.halo.adapter.voximplant.management;

import static ai.halo.adapter.voximplant.management.FakeVoximplant.brokenOff;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.closed;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.error;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.ok;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.silent;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.status;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.Ticket;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Everything goes wrong in every way, with every logger at its most talkative. */
class NoSecretIsToldTest {
  private static final Ticket TICKET = new Ticket("feedfacefeedfacefeedfacefeedface");
  private static final String PARTNERS_WORDS = "their-words-with-998901234567";
  private static final String CONTROL = "control-token-77aa";
  private static final String RECORD = "record-token-55bb";

  private final FakeVoximplant voximplant = new FakeVoximplant();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Handler handler = new Told();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final java.util.logging.Logger javaRoot = LogManager.getLogManager().getLogger("");

  /** Hears what libraries log by Java's own means. */
  private final class Told extends Handler {
    @Override
    public void publish(LogRecord logged) {
      // The provider of this test tells what it gets, and is not a part of HALO.
      if (String.valueOf(logged.getLoggerName()).startsWith("mockwebserver3")) {
        return;
      }
      told.add(logged.getMessage() + trace(Optional.ofNullable(logged.getThrown())));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    javaRoot.addHandler(handler);
    javaRoot.setLevel(java.util.logging.Level.ALL);
  }

  @AfterEach
  void close() {
    root.detachAppender(log);
    root.setLevel(Level.OFF);
    javaRoot.removeHandler(handler);
    javaRoot.setLevel(java.util.logging.Level.INFO);
    voximplant.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"service account", "api key"})
  void neitherInTheLogNorInAFailure(String credentials) {
    var api = credentials.equals("api key") ? voximplant.apiByKey() : voximplant.api();
    var gateway =
        new VoximplantVoiceGateway(api, voximplant.transport(), new Hosts(true), 20789, 5);
    var recordings = new VoximplantRecordings(api, voximplant.transport(), new Hosts(true));
    var history =
        new VoximplantSessionHistory(api, new AccountCurrency(api), 1, voximplant.clock());
    for (var answer : troubles()) {
      for (var method : Method.values()) {
        voximplant.next(method, answer, answer, answer, answer);
      }
      var control = voximplant.at("/request/" + CONTROL, _ -> answer);
      var record = voximplant.at("/record/x", _ -> answer) + "?" + RECORD;

      tell(() -> gateway.start(new AttemptId(UUID.randomUUID()), TICKET));
      tell(() -> gateway.hangUp(new SessionId("1"), Optional.of(new ControlAddress(control))));
      tell(() -> recordings.open(new RecordingLink(record), Optional.empty()));
      tell(() -> recordings.delete(new RecordingLink(record)));
      tell(() -> history.find(new SessionId("1")));
      tell(() -> history.since(Instant.EPOCH, 10));
      tell(() -> api.ask(Method.GET_ACCOUNT_INFO, Map.of()));
    }
    tell(() -> gateway.hangUp(new SessionId("1"), Optional.of(strangers())));

    assertThat(everything())
        .as("something was told at all")
        .contains("StartScenarios failed: voice.")
        .doesNotContain(secrets());
  }

  @Test
  void whoHoldsASecretDoesNotPrintIt() {
    var printed =
        Stream.of(
                FakeVoximplant.serviceAccount(),
                new Credentials.ApiKey(1, FakeVoximplant.API_KEY),
                new Deployment.Wish(
                    "halo",
                    URI.create("https://halo.example.com"),
                    Optional.of(FakeVoximplant.API_KEY),
                    false))
            .map(Object::toString)
            .toList()
            .toString();

    assertThat(printed).doesNotContain(secrets());
  }

  private static List<MockResponse> troubles() {
    return List.of(
        error(1, PARTNERS_WORDS),
        error(100, PARTNERS_WORDS),
        error(777, PARTNERS_WORDS),
        error(456, PARTNERS_WORDS),
        status(401),
        status(500),
        closed(),
        silent(),
        brokenOff("{\"result\":1,\"x\":\"" + PARTNERS_WORDS.repeat(50)),
        ok(PARTNERS_WORDS),
        ok("{\"result\":{\"api_key\":\"" + FakeVoximplant.API_KEY + "\"}}"),
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "https://example.com/" + RECORD)
            .build());
  }

  private static ControlAddress strangers() {
    return new ControlAddress("https://example.com/" + CONTROL);
  }

  /** Of the private key and of each token a part is enough. */
  private static String[] secrets() {
    var key = Base64.getEncoder().encodeToString(FakeVoximplant.KEYS.getPrivate().getEncoded());
    return new String[] {
      FakeVoximplant.API_KEY,
      key.substring(40, 70),
      "eyJ",
      "Bearer",
      TICKET.secret(),
      PARTNERS_WORDS,
      CONTROL,
      RECORD
    };
  }

  private void tell(Runnable attempt) {
    try {
      attempt.run();
    } catch (RuntimeException e) {
      told.add(trace(Optional.of(e)));
    }
  }

  private String everything() {
    for (var event : List.copyOf(log.list)) {
      told.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        told.add(event.getThrowableProxy().getMessage());
      }
    }
    return String.join("\n", told);
  }

  private static String trace(Optional<Throwable> thrown) {
    var text = new StringWriter();
    thrown.ifPresent(throwable -> throwable.printStackTrace(new PrintWriter(text)));
    return text.toString();
  }
}
