package ai.halo.adapter.openai.model;

import ai.halo.domain.port.ConversationAnalyzer;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.core.Timeout;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The analyzer that asks a model, with {@code halo.analyzer=openai}; with any other analyzer
 * nothing of the SDK is loaded.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "halo.analyzer", havingValue = "openai")
@EnableConfigurationProperties({OpenAiSettings.class, PriceSettings.class})
public class OpenAiConfiguration {
  /** What a server that takes no key is sent, since the SDK sends something always. */
  private static final String NO_KEY = "none";

  private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);
  private static final int FENCE_BYTES = 9;

  /**
   * One client for all calls: it owns the connections.
   *
   * <p>Its logging is off whatever {@code OPENAI_LOG} says, for it would print whole talks, and it
   * follows nobody elsewhere with a talk in its hands.
   */
  @Bean(destroyMethod = "close")
  OpenAIClient openAiClient(OpenAiSettings settings) {
    return client(settings);
  }

  @Bean
  ConversationAnalyzer conversationAnalyzer(
      OpenAIClient client, OpenAiSettings settings, PriceSettings price, MeterRegistry registry) {
    return analyzer(client, settings, price, registry);
  }

  /** A client by these settings. */
  static OpenAIClient client(OpenAiSettings settings) {
    var transport =
        new OkHttpClient.Builder()
            .connectionPool(
                new ConnectionPool(
                    settings.concurrency(), KEEP_ALIVE.toMinutes(), TimeUnit.MINUTES))
            .followRedirects(false)
            .followSslRedirects(false)
            .addInterceptor(new AnswerGate())
            .build();
    return OpenAIOkHttpClient.builder()
        .okHttpClient(transport)
        .baseUrl(settings.baseUrl().toString())
        .apiKey(Objects.requireNonNullElse(settings.apiKey(), NO_KEY))
        .timeout(
            Timeout.builder()
                .connect(settings.connectTimeout())
                .read(settings.timeout())
                .write(settings.timeout())
                .request(settings.timeout())
                .build())
        .maxRetries(settings.retries())
        .logLevel(LogLevel.OFF)
        .build();
  }

  /** An analyzer by these settings. */
  static ConversationAnalyzer analyzer(
      OpenAIClient client, OpenAiSettings settings, PriceSettings price, MeterRegistry registry) {
    var api =
        switch (settings.api()) {
          case RESPONSES -> new ResponsesApi(client, settings.model());
          case CHAT -> new ChatApi(client, settings.model());
        };
    var places = new Places(settings.concurrency(), settings.timeout());
    var prompts =
        new Prompts(settings.reader(), settings.transcriptCharacters(), OpenAiConfiguration::fence);
    return new ModelConversationAnalyzer(
        api, prompts, places, new ModelMeters(registry, places, price), settings.answerTokens());
  }

  private static String fence() {
    var bytes = new byte[FENCE_BYTES];
    Fences.RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Seeded when the first fence is asked for. */
  private static final class Fences {
    private static final SecureRandom RANDOM = new SecureRandom();
  }
}
