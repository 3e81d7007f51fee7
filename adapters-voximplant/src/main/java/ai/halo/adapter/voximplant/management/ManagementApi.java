package ai.halo.adapter.voximplant.management;

import ai.halo.adapter.voximplant.management.Method.Kind;
import ai.halo.adapter.voximplant.management.Reply.Answer;
import ai.halo.adapter.voximplant.management.Reply.Explained;
import ai.halo.adapter.voximplant.management.Reply.Status;
import ai.halo.adapter.voximplant.management.Reply.Trouble;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The provider's management API: forms in, JSON out, and HTTP 200 for its errors as well.
 *
 * <p>A read is tried up to three times within ten seconds after the first; everything else is sent
 * once. What is refused because of a stale token alone is sent once more with a fresh one, since it
 * was surely not done.
 */
final class ManagementApi {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementApi.class);
  private static final int TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Pattern SECONDS = Pattern.compile("(?<!\\d)\\d{1,5}(?!\\d)");

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private final Transport transport;
  private final HttpUrl base;
  private final Credentials credentials;
  private final Optional<AccessTokens> tokens;
  private final InstantSource clock;
  private final Rest rest;
  private final ManagementMeters meters;

  /** Lets time pass. */
  @FunctionalInterface
  interface Rest {
    void take(Duration pause) throws InterruptedException;
  }

  /**
   * At a base address without a path, with these credentials.
   *
   * @param clock for the tokens and for how long reads are tried
   * @param rest between two tries
   */
  ManagementApi(
      Transport transport,
      HttpUrl base,
      Credentials credentials,
      InstantSource clock,
      Rest rest,
      ManagementMeters meters) {
    this.transport = transport;
    this.base = base;
    this.credentials = credentials;
    this.clock = clock;
    this.rest = rest;
    this.meters = meters;
    this.tokens =
        switch (credentials) {
          case Credentials.ApiKey _ -> Optional.empty();
          case Credentials.ServiceAccount account -> Optional.of(new AccessTokens(account, clock));
        };
  }

  /**
   * Asks.
   *
   * @throws PortFailure as {@link Failures} says
   */
  JsonNode ask(Method method, Map<String, String> form) {
    var began = clock.instant();
    for (var tried = 1; ; tried++) {
      switch (once(method, form)) {
        case Answer(var body) -> {
          return body;
        }
        case Trouble trouble -> {
          var failure = Failures.of(trouble, method.kind());
          LOG.warn("{} failed: {}", method.word(), failure.code());
          var pause = pause(tried, failure);
          if (method.kind() != Kind.READ
              || tried == TRIES
              || pause.isEmpty()
              || clock.instant().plus(pause.get()).isAfter(began.plus(LONGEST_WAIT))) {
            throw failure;
          }
          pause(pause.get(), failure);
        }
      }
    }
  }

  /** What proves to the provider's stores who asks; an account key proves nothing there. */
  Optional<String> token() {
    return tokens.map(AccessTokens::current);
  }

  /** Another token instead of one that was refused. */
  Optional<String> tokenInstead(String refused) {
    return tokens.map(maker -> maker.instead(refused, Optional.empty()));
  }

  private Reply once(Method method, Map<String, String> form) {
    var token = token();
    var reply = send(method, form, token);
    if (token.isEmpty() || !isStale(reply)) {
      return reply;
    }
    return send(method, form, tokens.map(maker -> maker.instead(token.get(), serverTime(reply))));
  }

  private Reply send(Method method, Map<String, String> form, Optional<String> token) {
    var began = System.nanoTime();
    var reply = exchange(method, form, token);
    meters.asked(method, reply, Duration.ofNanos(System.nanoTime() - began));
    return reply;
  }

  private Reply exchange(Method method, Map<String, String> form, Optional<String> token) {
    var fields = new LinkedHashMap<String, String>();
    if (credentials instanceof Credentials.ApiKey key) {
      fields.put("account_id", Long.toString(key.accountId()));
      fields.put("api_key", key.key());
    }
    fields.putAll(form);
    var url =
        base.newBuilder().addPathSegment("platform_api").addPathSegment(method.word()).build();
    try {
      return read(transport.post(url, fields, token));
    } catch (Transport.Broken e) {
      return e.sent() ? new Reply.NoAnswer() : new Reply.NotSent();
    } catch (Transport.TooLarge e) {
      return new Reply.Unreadable();
    }
  }

  private Reply read(Transport.Answered answered) {
    var status = answered.status();
    if (status < 200 || status > 299) {
      return new Status(status, answered.retryAfter(), answered.serverTime());
    }
    JsonNode body;
    try {
      body = json.readTree(answered.body().utf8());
    } catch (JacksonException e) {
      return new Reply.Unreadable();
    }
    if (!body.isObject()) {
      return new Reply.Unreadable();
    }
    var error = body.path("error").isObject() ? body.path("error") : firstOf(body.path("errors"));
    if (error.isMissingNode()) {
      return new Answer(body);
    }
    // An error without a number is none that anybody could rely on.
    return Fields.number(error, "code")
        .filter(code -> code >= 0 && code <= 1_000_000)
        .<Reply>map(code ->
            new Explained(
                code.intValue(),
                answered.retryAfter().or(() -> wait(code, error)),
                answered.serverTime()))
        .orElseGet(Reply.Unreadable::new);
  }

  private static JsonNode firstOf(JsonNode errors) {
    return errors.isArray() ? errors.path(0) : errors;
  }

  /** Their code 416 says in its text after how many seconds to come back. */
  private static Optional<Duration> wait(long code, JsonNode error) {
    return code != 416
        ? Optional.empty()
        : Fields.text(error, "msg")
            .map(SECONDS::matcher)
            .filter(matcher -> matcher.find())
            .map(matcher -> Duration.ofSeconds(Long.parseLong(matcher.group())));
  }

  private static boolean isStale(Reply reply) {
    return switch (reply) {
      case Status status -> status.code() == 401;
      case Explained explained -> explained.code() == 455 || explained.code() == 456;
      case Answer _, Reply.NotSent _, Reply.NoAnswer _, Reply.Unreadable _ -> false;
    };
  }

  private static Optional<Instant> serverTime(Reply reply) {
    return switch (reply) {
      case Status status -> status.serverTime();
      case Explained explained -> explained.serverTime();
      case Answer _, Reply.NotSent _, Reply.NoAnswer _, Reply.Unreadable _ -> Optional.empty();
    };
  }

  /** How long to wait before the next try; empty when another would fail as well. */
  private static Optional<Duration> pause(int tried, PortFailure failure) {
    var usual = FIRST_PAUSE.multipliedBy(1L << (tried - 1));
    var jittered = usual.plusMillis(ThreadLocalRandom.current().nextLong(usual.toMillis()));
    return switch (failure) {
      case PortFailure.Unavailable away -> Optional.of(away.retryAfter().orElse(jittered));
      case PortFailure.Refused _, PortFailure.InDoubt _ -> Optional.empty();
    };
  }

  private void pause(Duration pause, PortFailure failure) {
    try {
      rest.take(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
