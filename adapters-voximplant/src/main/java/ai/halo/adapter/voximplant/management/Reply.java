package ai.halo.adapter.voximplant.management;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What came of one request. */
sealed interface Reply {
  /** They did what was asked. */
  record Answer(JsonNode body) implements Reply {}

  /** It went otherwise. */
  sealed interface Trouble extends Reply {}

  /** Nobody was reached: not a byte of the request left. */
  record NotSent() implements Trouble {}

  /** It was sent, at least in part, and no whole answer came in time. */
  record NoAnswer() implements Trouble {}

  /** An answer came that is none: no JSON, cut short, or too large. */
  record Unreadable() implements Trouble {}

  /**
   * An HTTP status other than success.
   *
   * @param retryAfter how long they asked us to wait
   * @param serverTime what time it is there, as far as they say
   */
  record Status(int code, Optional<Duration> retryAfter, Optional<Instant> serverTime)
      implements Trouble {}

  /**
   * They explained, with HTTP 200, why not.
   *
   * @param code of the provider's list of errors
   * @param retryAfter how long they asked us to wait
   * @param serverTime what time it is there, as far as they say
   */
  record Explained(int code, Optional<Duration> retryAfter, Optional<Instant> serverTime)
      implements Trouble {}
}
