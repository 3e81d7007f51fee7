package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.AnalysisOrigin.Usage;
import ai.halo.domain.port.PortFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What can be seen of the model from outside: {@code halo.analysis.requests} by how they ended,
 * {@code halo.analysis.tokens} by kind, {@code halo.analysis.cost} in dollars where the price is
 * set, and how many talks are before the model or wait for it.
 */
final class ModelMeters {
  private static final Duration[] LIMITS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60),
    Duration.ofSeconds(120)
  };

  private final MeterRegistry registry;
  private final PriceSettings price;

  /** Counts in this registry. */
  ModelMeters(MeterRegistry registry, Places places, PriceSettings price) {
    this.registry = registry;
    this.price = price;
    Gauge.builder("halo.analysis.in.flight", places, Places::taken)
        .description("Talks that are before the model now")
        .register(registry);
    Gauge.builder("halo.analysis.waiting", places, Places::waiting)
        .description("Talks that wait for a place before the model")
        .register(registry);
  }

  /** Times one analysis, all its requests together. */
  <T> T timed(Supplier<T> analysis) {
    var began = System.nanoTime();
    var outcome = "bug";
    try {
      var result = analysis.get();
      outcome = "answered";
      return result;
    } catch (PortFailure failure) {
      outcome = failure.code();
      throw failure;
    } finally {
      Timer.builder("halo.analysis.requests")
          .description("Talks judged by the model, by how that ended")
          .tag("outcome", outcome)
          .serviceLevelObjectives(LIMITS)
          .register(registry)
          .record(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  /** Counts the tokens of one request. */
  void took(Usage usage) {
    registry.counter("halo.analysis.tokens", "kind", "input").increment((double) usage.input());
    registry.counter("halo.analysis.tokens", "kind", "output").increment((double) usage.output());
    registry.counter("halo.analysis.tokens", "kind", "cached").increment((double) usage.cached());
    registry.counter("halo.analysis.cost", "currency", "usd").increment(price.of(usage));
  }
}
