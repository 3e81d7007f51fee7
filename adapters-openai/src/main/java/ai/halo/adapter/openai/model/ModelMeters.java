package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.AnalysisOrigin.Usage;
import ai.halo.domain.port.PortFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What can be seen of the model from outside: {@code halo.analysis.requests} by how they ended,
 * {@code halo.analysis.tokens} by kind, and how many talks are before the model or wait for it.
 */
final class ModelMeters {
  private final MeterRegistry registry;

  /** Counts in this registry. */
  ModelMeters(MeterRegistry registry, Places places) {
    this.registry = registry;
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
      registry
          .timer("halo.analysis.requests", "outcome", outcome)
          .record(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  /** Counts the tokens of one request. */
  void took(Usage usage) {
    registry.counter("halo.analysis.tokens", "kind", "input").increment((double) usage.input());
    registry.counter("halo.analysis.tokens", "kind", "output").increment((double) usage.output());
    registry.counter("halo.analysis.tokens", "kind", "cached").increment((double) usage.cached());
  }
}
