package ai.halo.domain.dial;

import ai.halo.domain.contact.Language;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a session is to hold its call, apart from what the operator asked for; the same for all calls
 * of an installation.
 *
 * @param callerId the number that the person sees, digits with the country; empty when the gateway
 *     needs none
 * @param limits how long a session may take for what
 * @param talk who talks
 * @param record whether the call is recorded
 * @param discloseAi whether the person is told at once that a machine talks
 * @param machineDetection the provider's model for telling machines from people, by language;
 *     without one there is no detection
 */
public record SessionPlan(
    String callerId,
    Limits limits,
    Talk talk,
    boolean record,
    boolean discloseAi,
    Map<Language, String> machineDetection) {
  /** Keeps a copy. */
  public SessionPlan {
    machineDetection = Map.copyOf(machineDetection);
  }

  /**
   * How long a session may take.
   *
   * @param ring until it gives up an unanswered call
   * @param silence of both sides until it hangs up
   * @param longest of the talk
   */
  public record Limits(Duration ring, Duration silence, Duration longest) {
    /** 45 s, 30 s and 10 min. */
    public static final Limits USUAL =
        new Limits(Duration.ofSeconds(45), Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** The longest that a session can take from its permit to its end. */
    public Duration whole() {
      return ring.plus(longest);
    }
  }

  /**
   * Who talks.
   *
   * @param model the voice model's name
   * @param secretName under which the provider keeps the voice model's key; the key itself never
   *     passes through here
   * @param baseUrl of the voice model; empty for its maker's own
   * @param transcriptionModel what writes down the customer's words
   * @param withoutRealtime the languages that are talked in without the realtime model: speech
   *     recognition, then a model, then speech synthesis
   */
  public record Talk(
      String model,
      String secretName,
      Optional<URI> baseUrl,
      String transcriptionModel,
      Set<Language> withoutRealtime) {
    /** Keeps a copy. */
    public Talk {
      withoutRealtime = Set.copyOf(withoutRealtime);
    }
  }
}
