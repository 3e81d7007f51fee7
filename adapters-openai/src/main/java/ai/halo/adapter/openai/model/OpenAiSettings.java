package ai.halo.adapter.openai.model;

import ai.halo.domain.Word;
import ai.halo.domain.contact.Language;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the model is reached, under {@code halo.openai}; read only when {@code halo.analyzer=openai}.
 *
 * @param apiKey the key; needed for OpenAI itself, many compatible servers take none
 * @param api how the server is spoken to
 * @param baseUrl where it is, with the {@code /v1}; https, or a server on this machine
 * @param model which model is asked
 * @param connectTimeout for reaching the server
 * @param timeout for one answer as a whole, from connecting to its last byte
 * @param retries how often a request is repeated at once when the server is out of reach, before
 *     the call waits for its own next try; 0 to 5
 * @param concurrency how many talks this node has before the model at once; the others wait
 * @param summaryLanguage the language of summaries: {@code ru}, {@code uz} or {@code tj}; {@code
 *     auto} means that of the call
 * @param answerTokens the most tokens of an answer, thinking included; a second try may take twice
 *     as many
 * @param transcriptCharacters the most characters of a talk that the model reads; the middle of a
 *     longer one is left out, with a note
 */
@ConfigurationProperties("halo.openai")
public record OpenAiSettings(
    @Nullable String apiKey,
    @DefaultValue("responses") Api api,
    @DefaultValue("https://api.openai.com/v1") URI baseUrl,
    @DefaultValue("gpt-5.4-mini") String model,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("1") int retries,
    @DefaultValue("32") int concurrency,
    @DefaultValue("ru") String summaryLanguage,
    @DefaultValue("3000") int answerTokens,
    @DefaultValue("60000") int transcriptCharacters) {
  private static final String OPENAI = "api.openai.com";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** How a server is spoken to. */
  public enum Api {
    /** OpenAI's Responses API. */
    RESPONSES,
    /** Chat Completions with a JSON schema, which vLLM, Ollama, llama.cpp and gateways speak. */
    CHAT
  }

  /** Refuses what cannot work, naming the setting. */
  public OpenAiSettings {
    apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
    requireReachable(baseUrl);
    require(
        apiKey != null || !OPENAI.equals(baseUrl.getHost()),
        "halo.openai.api-key is needed for OpenAI; give it as HALO_OPENAI_API_KEY or OPENAI_API_KEY");
    require(
        apiKey == null || apiKey.chars().allMatch(c -> c > ' ' && c < 127),
        "halo.openai.api-key holds characters that no key has");
    require(!model.isBlank(), "halo.openai.model must not be empty");
    require(isPositive(connectTimeout), "halo.openai.connect-timeout must be longer than nothing");
    require(isPositive(timeout), "halo.openai.timeout must be longer than nothing");
    require(retries >= 0 && retries <= 5, "halo.openai.retries must be from 0 to 5");
    require(
        concurrency >= 1 && concurrency <= 1_000, "halo.openai.concurrency must be from 1 to 1000");
    require(
        language(summaryLanguage).isPresent(),
        "halo.openai.summary-language must be ru, uz, tj or auto");
    require(
        answerTokens >= 500 && answerTokens <= 100_000,
        "halo.openai.answer-tokens must be from 500 to 100000");
    require(
        transcriptCharacters >= 2_000 && transcriptCharacters <= 2_000_000,
        "halo.openai.transcript-characters must be from 2000 to 2000000");
  }

  /** The language of summaries. */
  Language reader() {
    return language(summaryLanguage).orElseThrow();
  }

  /** The key is never printed. */
  @Override
  public String toString() {
    return "OpenAiSettings[api=%s, baseUrl=%s, model=%s, apiKey=%s]"
        .formatted(api, baseUrl, model, apiKey == null ? "none" : "***");
  }

  private static Optional<Language> language(String word) {
    return Word.find(Language.class, word);
  }

  private static void requireReachable(URI url) {
    var host = url.getHost();
    require(host != null, "halo.openai.base-url must be a whole address such as https://…/v1");
    require(
        "https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && LOOPBACK.contains(host)),
        "halo.openai.base-url must be https unless the server is on this machine");
    require(
        url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null,
        "halo.openai.base-url must be an address alone, without a user, a query or a fragment");
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
