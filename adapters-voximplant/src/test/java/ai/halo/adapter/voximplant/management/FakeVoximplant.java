package ai.halo.adapter.voximplant.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.halo.domain.port.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;

/**
 * A management API on this machine, of which a test says what it answers, next or always.
 *
 * <p>It keeps every request that arrived, in its order.
 */
final class FakeVoximplant implements AutoCloseable {
  static final long ACCOUNT = 1234567;
  static final String API_KEY = "0d5c-api-key-of-the-account-93ab";
  static final String KEY_ID = "key-id-7f";
  static final KeyPair KEYS = keys();

  /** Short, so that a test of a time-out is. */
  static final Transport.Timeouts HASTY =
      new Transport.Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofSeconds(2));

  /** Held, for Java forgets a logger's level with the logger: it tells each request otherwise. */
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    SERVER_LOG.setLevel(Level.WARNING);
  }

  private final MockWebServer server = new MockWebServer();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<Method, Deque<MockResponse>> next = new EnumMap<>(Method.class);
  private final Map<Method, Function<Asked, String>> answers = new ConcurrentHashMap<>();
  private final Map<String, Function<Asked, MockResponse>> places = new ConcurrentHashMap<>();
  private final TestClock clock = new TestClock(Instant.parse("2026-03-02T12:00:00Z"));
  private final Transport transport = new Transport(HASTY, 100_000);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  /**
   * A request that arrived.
   *
   * @param target path and query, as they arrived
   * @param form the fields of the form, empty where there was none
   */
  record Asked(
      String verb,
      String target,
      Map<String, String> form,
      Map<String, String> headers,
      String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  FakeVoximplant() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes next for a method, before what it answers always. */
  FakeVoximplant next(Method method, MockResponse... responses) {
    synchronized (next) {
      next.computeIfAbsent(method, _ -> new ArrayDeque<>()).addAll(List.of(responses));
    }
    return this;
  }

  /** What a method answers always. */
  FakeVoximplant answers(Method method, String body) {
    return answers(method, _ -> body);
  }

  FakeVoximplant answers(Method method, Function<Asked, String> body) {
    answers.put(method, body);
    return this;
  }

  /** What is at another place than the API's. */
  String at(String path, Function<Asked, MockResponse> response) {
    places.put(path, response);
    return server.url(path).toString();
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** How often a method arrived. */
  long count(Method method) {
    return asked.stream()
        .filter(request -> request.target().equals("/platform_api/" + method.word()))
        .count();
  }

  /** The latest request of a method. */
  Asked latest(Method method) {
    return asked.stream()
        .filter(request -> request.target().equals("/platform_api/" + method.word()))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  HttpUrl url() {
    return server.url("/");
  }

  Transport transport() {
    return transport;
  }

  /** What was counted. */
  SimpleMeterRegistry meters() {
    return meters;
  }

  /** The time that passes by pauses alone. */
  TestClock clock() {
    return clock;
  }

  /** With a service account. */
  ManagementApi api() {
    return api(url(), serviceAccount());
  }

  /** With the account's own key. */
  ManagementApi apiByKey() {
    return api(url(), new Credentials.ApiKey(ACCOUNT, API_KEY));
  }

  ManagementApi api(HttpUrl base, Credentials credentials) {
    return new ManagementApi(
        transport, base, credentials, clock, clock::advance, new ManagementMeters(meters));
  }

  static Credentials.ServiceAccount serviceAccount() {
    return new Credentials.ServiceAccount(ACCOUNT, KEY_ID, KEYS.getPrivate());
  }

  @Override
  public void close() {
    transport.close();
    server.close();
  }

  // --- ways to answer ------------------------------------------------------------------------

  static MockResponse ok(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json; charset=utf-8")
        .body(body)
        .build();
  }

  /** As they say no: with 200. */
  static MockResponse error(int code) {
    return error(code, "Some words that are nobody's business.");
  }

  static MockResponse error(int code, String message) {
    return ok("{\"error\":{\"code\":%d,\"msg\":\"%s\"}}".formatted(code, message));
  }

  static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).body("<html>Sorry</html>").build();
  }

  /** The request is read, and the connection is closed instead of an answer. */
  static MockResponse closed() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  /** The request is read, and nothing ever comes. */
  static MockResponse silent() {
    return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }

  /** The answer breaks off in its middle, though its length was promised. */
  static MockResponse brokenOff(String body) {
    return new MockResponse.Builder()
        .body(body)
        .onResponseBody(new SocketEffect.CloseSocket())
        .build();
  }

  /** A byte a second. */
  static MockResponse slow(String body) {
    return new MockResponse.Builder().body(body).throttleBody(1, 1, TimeUnit.SECONDS).build();
  }

  static MockResponse page() {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/html")
        .body("<!DOCTYPE html><title>502 Bad Gateway</title>")
        .build();
  }

  private MockResponse answer(RecordedRequest request) {
    var body = request.getBody() == null ? "" : request.getBody().utf8();
    var headers = new LinkedHashMap<String, String>();
    request.getHeaders().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
    var isForm = headers.getOrDefault("Content-Type", "").startsWith("application/x-www-form");
    var arrived =
        new Asked(
            request.getMethod(),
            request.getTarget(),
            isForm ? form(body) : Map.of(),
            headers,
            body);
    asked.add(arrived);
    for (var method : Method.values()) {
      if (request.getTarget().equals("/platform_api/" + method.word())) {
        return answer(method, arrived);
      }
    }
    return places.getOrDefault(request.getUrl().encodedPath(), _ -> status(404)).apply(arrived);
  }

  private MockResponse answer(Method method, Asked arrived) {
    synchronized (next) {
      var waiting = next.get(method);
      if (waiting != null && !waiting.isEmpty()) {
        return waiting.removeFirst();
      }
    }
    return ok(answers.getOrDefault(method, _ -> "{\"result\":[]}").apply(arrived));
  }

  private static Map<String, String> form(String body) {
    var fields = new LinkedHashMap<String, String>();
    for (var field : body.split("&", -1)) {
      var parts = field.split("=", 2);
      if (parts.length == 2) {
        fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
      }
    }
    return fields;
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
