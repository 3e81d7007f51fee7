package ai.halo.bootstrap.watch;

import ai.halo.application.watch.StepListener;
import ai.halo.application.watch.StepOutcome;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Step;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Measures the effects of steps: {@code halo.steps} by step and outcome. */
final class StepMeters implements StepListener {
  private static final Duration[] LIMITS = {
    Duration.ofMillis(10),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(60)
  };

  private final MeterRegistry registry;

  StepMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void tried(CallId call, Step step, StepOutcome outcome, String code, Duration took) {
    Timer.builder("halo.steps")
        .description("Tries of a step's effect, by how they ended")
        .tag("step", step.word())
        .tag("outcome", outcome.word())
        .serviceLevelObjectives(LIMITS)
        .register(registry)
        .record(took);
  }
}
