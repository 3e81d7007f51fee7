package ai.halo.bootstrap.trace;

import ai.halo.bootstrap.trace.TraceWiring.HasEndpoint;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Sends traces to a collector, where one is named. Spans wait in a bounded queue; what a collector
 * that is away does not take is dropped, and no call waits for it.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(HasEndpoint.class)
@EnableConfigurationProperties(TraceSettings.class)
public class TraceWiring {
  private static final int MOST_WAITING = 4096;
  private static final Duration BATCH = Duration.ofSeconds(1);

  /** Whether a collector is named; an empty name is none. */
  static final class HasEndpoint implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().getProperty("halo.tracing.endpoint", "").isBlank();
    }
  }

  @Bean
  CallSpans callSpans() {
    return new CallSpans();
  }

  @Bean(destroyMethod = "close")
  SdkTracerProvider tracerProvider(TraceSettings settings, CallSpans spans, BuildProperties build) {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.endpoint().toString())
            .setTimeout(settings.timeout())
            .build();
    return provider(exporter, spans, Objects.requireNonNull(build.getVersion()));
  }

  @Bean
  CallTraces callTraces(
      SdkTracerProvider provider, CallSpans spans, InstantSource clock, TraceSettings settings) {
    return new CallTraces(provider.get("halo"), spans, clock, settings.share());
  }

  static SdkTracerProvider provider(SpanExporter exporter, CallSpans spans, String version) {
    var who =
        Attributes.builder().put("service.name", "halo").put("service.version", version).build();
    return SdkTracerProvider.builder()
        .setIdGenerator(spans)
        .setSampler(Sampler.alwaysOn())
        .setResource(Resource.create(who))
        .addSpanProcessor(
            BatchSpanProcessor.builder(exporter)
                .setMaxQueueSize(MOST_WAITING)
                .setScheduleDelay(BATCH)
                .build())
        .build();
  }
}
