package ai.halo.adapter.openai.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * Stands between the wire and the SDK: lets no endless answer in, and stops tries that cannot help.
 *
 * <p>An answer is read whole within the time of its request, at most {@value #LONGEST} bytes of it.
 * The SDK would repeat whatever is answered 429, also an empty account, and would wait eight
 * seconds where the server asked for a minute; both are settled by telling it not to.
 */
final class AnswerGate implements Interceptor {
  /** The most bytes of an answer that are read; a good one has 4,000. */
  static final int LONGEST = 1 << 20;

  /** Stands on an answer that was too long and has been emptied. */
  static final String TOO_LONG = "X-Halo-Too-Long";

  /**
   * The longest pause asked for that is waited for with a place before the model taken; a longer
   * one the call waits for by itself.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Override
  public Response intercept(Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    var read = new Buffer();
    try (var body = response.body()) {
      var source = body.source();
      while (read.size() <= LONGEST && source.read(read, LONGEST + 1 - read.size()) != -1) {
        // Until the end, or one byte more than anybody reads.
      }
      var isTooLong = read.size() > LONGEST;
      var bytes = isTooLong ? "{}".getBytes(StandardCharsets.UTF_8) : read.readByteArray();
      var passed = response.newBuilder().body(ResponseBody.create(bytes, body.contentType()));
      if (isTooLong) {
        passed.header(TOO_LONG, "true");
      }
      if (!response.isSuccessful() && !helpsToRepeat(response, bytes)) {
        passed.header("X-Should-Retry", "false");
      }
      return passed.build();
    }
  }

  private static boolean helpsToRepeat(Response response, byte[] body) {
    var error = ErrorBody.read(body);
    return !error.isQuota()
        && RetryAfter.read(response::header)
            .filter(pause -> pause.compareTo(PATIENCE) > 0)
            .isEmpty();
  }
}
