package ai.halo.adapter.voximplant.management;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Sends each request once, whatever happens to it: no redirects, no second try on another
 * connection, none after a 408 or 503 either.
 *
 * <p>Tells of a request that failed whether any of it may have arrived.
 */
final class Transport implements Closeable {
  /** Where a {@code Retry-After} goes, out of the client's own sight, which would obey it. */
  private static final String WAIT = "X-Halo-Wait";

  /**
   * A connection that the other side closed meanwhile loses the request that is sent over it, and a
   * dial request is not sent again for a minute and a half; servers keep idle ones for 5 s or more.
   */
  private static final int IDLE_SECONDS = 3;

  private static final int IDLE_CONNECTIONS = 5;

  private static final MediaType JSON = Objects.requireNonNull(MediaType.parse("application/json"));

  private final OkHttpClient client;
  private final long largestBody;

  /**
   * How long to wait for what.
   *
   * @param connect for a connection
   * @param read for the next bytes
   * @param whole for all of a request
   */
  record Timeouts(Duration connect, Duration read, Duration whole) {}

  /** A request that was not answered with bytes that can be had. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    Broken(boolean sent) {
      super(sent ? "sent, and not answered" : "not sent");
      this.sent = sent;
    }

    /** Whether any of the request may have arrived. */
    boolean sent() {
      return sent;
    }
  }

  /** An answer was longer than it may be. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * What was answered.
   *
   * @param retryAfter how long they asked us to wait
   * @param serverTime what time it is there
   */
  record Answered(
      int status, ByteString body, Optional<Duration> retryAfter, Optional<Instant> serverTime) {}

  /**
   * With these limits.
   *
   * @param largestBody in bytes; of longer answers nothing is kept
   */
  Transport(Timeouts timeouts, long largestBody) {
    this.largestBody = largestBody;
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(timeouts.connect())
            .readTimeout(timeouts.read())
            .writeTimeout(timeouts.read())
            .callTimeout(timeouts.whole())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
            .eventListener(new SentMarker())
            .addNetworkInterceptor(Transport::hideWait)
            .build();
  }

  /** Posts a form. */
  Answered post(HttpUrl url, Map<String, String> form, Optional<String> token)
      throws Broken, TooLarge {
    var fields = new FormBody.Builder();
    form.forEach(fields::add);
    return exchange(request(url, token).post(new OneShot(fields.build())));
  }

  /** Posts JSON. */
  Answered post(HttpUrl url, String json) throws Broken, TooLarge {
    return exchange(
        request(url, Optional.empty()).post(new OneShot(RequestBody.create(json, JSON))));
  }

  /**
   * Opens what is at an address, without a limit to its size, and to its time but one hour.
   *
   * @param range as HTTP has it
   */
  Response open(HttpUrl url, Optional<String> token, Optional<String> range) throws Broken {
    var request = request(url, token).get();
    range.ifPresent(part -> request.header("Range", part));
    // As it is kept there, so that ranges and lengths are those of the recording.
    request.header("Accept-Encoding", "identity");
    var endless = client.newBuilder().callTimeout(Duration.ofHours(1)).build();
    return execute(endless, request);
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }

  /** How long the answer asks to wait; a date, or nonsense, is nothing. */
  static Optional<Duration> retryAfter(Response response) {
    return Optional.ofNullable(response.header(WAIT))
        .filter(seconds -> seconds.matches("\\d{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private Answered exchange(Request.Builder request) throws Broken, TooLarge {
    try (var response = execute(client, request)) {
      var source = response.body().source();
      if (source.request(largestBody + 1)) {
        throw new TooLarge();
      }
      return new Answered(
          response.code(),
          source.readByteString(),
          retryAfter(response),
          Optional.ofNullable(response.headers().getDate("Date")).map(Date::toInstant));
    } catch (IOException e) {
      // Its text tells addresses; that there is no answer is all that anybody needs.
      throw new Broken(true);
    }
  }

  private static Response execute(OkHttpClient client, Request.Builder request) throws Broken {
    var mark = new SentMark();
    try {
      return client.newCall(request.tag(SentMark.class, mark).build()).execute();
    } catch (IOException e) {
      throw new Broken(mark.sent);
    }
  }

  private static Request.Builder request(HttpUrl url, Optional<String> token) {
    var request = new Request.Builder().url(url).header("Accept", "application/json, */*");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  /** A 503 that says "at once" would be obeyed, and a dial request arrive twice. */
  private static Response hideWait(Interceptor.Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    var wait = response.header("Retry-After");
    return wait == null
        ? response
        : response.newBuilder().removeHeader("Retry-After").header(WAIT, wait).build();
  }

  private static final class SentMark {
    private volatile boolean sent;
  }

  private static final class SentMarker extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      var mark = call.request().tag(SentMark.class);
      if (mark != null) {
        mark.sent = true;
      }
    }
  }

  /** A body that the client must not send again by itself. */
  private static final class OneShot extends RequestBody {
    private final RequestBody body;

    OneShot(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }
  }
}
