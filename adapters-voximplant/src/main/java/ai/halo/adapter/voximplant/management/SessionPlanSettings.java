package ai.halo.adapter.voximplant.management;

import ai.halo.domain.Word;
import ai.halo.domain.contact.Language;
import ai.halo.domain.dial.SessionPlan;
import ai.halo.domain.dial.SessionPlan.Limits;
import ai.halo.domain.dial.SessionPlan.Talk;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How calls are held; the bounds are the scenario's own, which would pull values into them.
 *
 * @param ring until an unanswered call is given up, from 5 to 60 s
 * @param silence of both sides until the session hangs up, from 5 s to 5 min
 * @param longest of a talk, from 30 s to 55 min
 * @param model the voice model
 * @param secretName the application's secret with the voice model's key
 * @param aiBaseUrl of the voice model, https; none for its maker's own
 * @param transcriptionModel what writes down the customer's words
 * @param withoutRealtime the languages that are talked in without the realtime model: {@code ru}
 *     and {@code uz} can be, the others cannot
 * @param record whether calls are recorded
 * @param discloseAi whether the person is told at once that a machine talks
 * @param machineDetection the detection's model by language, such as {@code
 *     machine-detection.ru=RU}; no detection for others
 */
@ConfigurationProperties("halo.voximplant")
record SessionPlanSettings(
    @DefaultValue("45s") Duration ring,
    @DefaultValue("30s") Duration silence,
    @DefaultValue("10m") Duration longest,
    @DefaultValue("gpt-realtime") String model,
    @DefaultValue("OPENAI_API_KEY") String secretName,
    @Nullable URI aiBaseUrl,
    @DefaultValue("gpt-4o-transcribe") String transcriptionModel,
    @DefaultValue List<String> withoutRealtime,
    @DefaultValue("false") boolean record,
    @DefaultValue("true") boolean discloseAi,
    @DefaultValue Map<String, String> machineDetection) {
  private static final Pattern SECRET = Pattern.compile("[A-Za-z]\\w{0,63}");
  private static final Pattern NAME = Pattern.compile("[\\w.:/-]{1,100}");
  private static final Set<Language> PIPELINE = Set.of(Language.RUSSIAN, Language.UZBEK);

  private static final Set<String> MACHINE_MODELS =
      Set.of("BR", "CL", "CO", "ES", "EU_GENERAL", "KZ", "MX", "PE", "PH", "RU", "US");

  /** Refuses what is bad, naming the property. */
  SessionPlanSettings {
    withoutRealtime = List.copyOf(withoutRealtime);
    machineDetection = Map.copyOf(machineDetection);
    requireBetween("ring", ring, Duration.ofSeconds(5), Duration.ofSeconds(60));
    requireBetween("silence", silence, Duration.ofSeconds(5), Duration.ofMinutes(5));
    requireBetween("longest", longest, Duration.ofSeconds(30), Duration.ofMinutes(55));
    require(NAME.matcher(model).matches(), "model must be a model's name");
    require(
        NAME.matcher(transcriptionModel).matches(), "transcription-model must be a model's name");
    require(
        SECRET.matcher(secretName).matches(),
        "secret-name must begin with a letter and have letters, digits and _ alone, 64 at most");
    require(
        aiBaseUrl == null || ("https".equals(aiBaseUrl.getScheme()) && aiBaseUrl.getHost() != null),
        "ai-base-url must be https");
    require(
        withoutRealtime.stream()
            .allMatch(word -> language(word).filter(PIPELINE::contains).isPresent()),
        "without-realtime may have ru and uz alone");
    require(
        machineDetection.keySet().stream().allMatch(word -> language(word).isPresent()),
        "machine-detection is by language: ru, uz, tj or auto");
    require(
        MACHINE_MODELS.containsAll(machineDetection.values()),
        "machine-detection must be one of "
            + MACHINE_MODELS.stream().sorted().collect(Collectors.joining(", ")));
  }

  SessionPlan plan(String callerId) {
    var languages =
        withoutRealtime.stream()
            .flatMap(word -> language(word).stream())
            .collect(Collectors.toUnmodifiableSet());
    var detection =
        machineDetection.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> language(entry.getKey()).orElseThrow(), Map.Entry::getValue));
    return new SessionPlan(
        callerId,
        new Limits(ring, silence, longest),
        new Talk(model, secretName, Optional.ofNullable(aiBaseUrl), transcriptionModel, languages),
        record,
        discloseAi,
        detection);
  }

  private static Optional<Language> language(String word) {
    return Word.find(Language.class, word);
  }

  private static void requireBetween(
      String property, Duration value, Duration least, Duration most) {
    require(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        "%s must be from %ds to %ds".formatted(property, least.toSeconds(), most.toSeconds()));
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("halo.voximplant." + problem);
    }
  }
}
