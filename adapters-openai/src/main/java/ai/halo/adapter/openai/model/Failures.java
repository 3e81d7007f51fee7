package ai.halo.adapter.openai.model;

import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.PortFailure.Refused;
import ai.halo.domain.port.PortFailure.Unavailable;
import com.openai.core.http.Headers;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIRetryableException;
import com.openai.errors.OpenAIServiceException;
import java.time.Duration;
import java.util.Optional;

/**
 * Turns the SDK's exceptions into failures of the port.
 *
 * <p>They are dropped, never kept as a cause: their messages quote what the server wrote, and that
 * may quote the talk.
 */
final class Failures {
  private Failures() {}

  /** What an exception of the SDK means. */
  static RuntimeException of(RuntimeException exception) {
    return switch (exception) {
      case OpenAIServiceException answered -> of(answered);
      case OpenAIIoException _, OpenAIRetryableException _ ->
          new Unavailable("analysis.unreachable", "The model's server could not be reached.");
      default ->
          new Refused(
              "analysis.not_understood",
              "What the model's server answered could not be read (%s)."
                  .formatted(exception.getClass().getSimpleName()));
    };
  }

  /** The answer said nothing, and asking once more did not help. */
  static PortFailure nothing(Reply.Why why) {
    return switch (why) {
      case DECLINED ->
          new Refused(
              "analysis.model_declined",
              "The model declined to judge this talk; a person has to look.");
      case FILTERED ->
          new Refused(
              "analysis.filtered",
              "The server's content filter stopped the analysis; a person has to look.");
      case CUT_OFF ->
          new Refused(
              "analysis.answer_cut_off",
              "The model's answer did not fit into halo.openai.answer-tokens, twice over; a person"
                  + " has to look.");
      case UNREADABLE ->
          new Refused(
              "analysis.answer_unreadable",
              "The model did not answer in the form it was asked for; a person has to look.");
    };
  }

  /** Even a shortened talk is longer than the model reads. */
  static PortFailure tooLong() {
    return new Refused(
        "analysis.too_long",
        "The talk is longer than the model reads; lower halo.openai.transcript-characters.");
  }

  /** Every place before the model is taken. */
  static PortFailure busy(Duration waited) {
    return new Unavailable(
        "analysis.busy",
        "The model had no place free for %d seconds.".formatted(waited.toSeconds()));
  }

  private static RuntimeException of(OpenAIServiceException answered) {
    var status = answered.statusCode();
    var error = errorOf(answered);
    var pause = pause(answered.headers());
    if (error.isQuota()) {
      return new Refused(
          "analysis.quota_exhausted",
          "The account at the model's provider is used up; top it up or raise its limit.");
    }
    return switch (status) {
      case 400, 413, 422 ->
          error.isTooLong() || status == 413
              ? new ModelApi.TooLong()
              : new Refused(
                  "analysis.request_refused",
                  "The model's server refused the request (HTTP %d).".formatted(status));
      case 401 ->
          new Refused(
              "analysis.key_refused",
              "The model's server does not accept halo.openai.api-key from this address.");
      case 403 ->
          new Refused(
              "analysis.not_permitted",
              "The model's server does not serve this country or this account; a compatible server"
                  + " can be named in halo.openai.base-url.");
      case 404 ->
          new Refused(
              "analysis.model_unknown",
              "The model's server does not know halo.openai.model, or halo.openai.base-url or .api"
                  + " is wrong.");
      case 429 ->
          new Unavailable(
              "analysis.rate_limited", "The model's server asks for fewer requests.", pause);
      case 408, 409 -> unavailable(status, pause);
      default ->
          status >= 500
              ? unavailable(status, pause)
              : new Refused(
                  "analysis.request_refused",
                  "The model's server answered HTTP %d.".formatted(status));
    };
  }

  private static Unavailable unavailable(int status, Optional<Duration> pause) {
    return new Unavailable(
        "analysis.unavailable",
        "The model's server cannot answer now (HTTP %d).".formatted(status),
        pause);
  }

  /** The SDK refuses to name a code that is no text, so it is asked with care. */
  private static ErrorBody errorOf(OpenAIServiceException answered) {
    try {
      return new ErrorBody(answered.code().orElse(""), answered.type().orElse(""));
    } catch (RuntimeException _) {
      return new ErrorBody("", "");
    }
  }

  private static Optional<Duration> pause(Headers headers) {
    return RetryAfter.read(name -> headers.values(name).stream().findFirst().orElse(null));
  }
}
