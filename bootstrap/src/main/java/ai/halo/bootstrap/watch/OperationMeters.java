package ai.halo.bootstrap.watch;

import ai.halo.application.usecase.LookAtOperation;
import ai.halo.application.usecase.LookAtOperation.Operation;
import ai.halo.domain.dial.Brake;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * What all nodes share, as gauges: every node tells the same, so take the largest and add nothing
 * up. Nothing is told where the database did not answer lately.
 */
final class OperationMeters implements MeterBinder {
  private static final double MILLIS = 1000;

  private final Lately<Operation> operation;

  OperationMeters(LookAtOperation look) {
    this(new Lately<>(look::look));
  }

  OperationMeters(Lately<Operation> operation) {
    this.operation = operation;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    queue(registry, "due", now -> now.backlog().due());
    queue(registry, "running", now -> now.backlog().running());
    queue(registry, "later", now -> now.backlog().later());
    gauge("halo.queue.oldest.age", now -> now.backlog().oldest().toMillis() / MILLIS)
        .description("How long the oldest work that is due has waited")
        .baseUnit("seconds")
        .register(registry);
    for (var brake : Brake.values()) {
      gauge("halo.dial.brakes", now -> isOn(now, brake) ? 1 : 0)
          .description("Whether a brake on all dialling is on")
          .tag("brake", brake.word())
          .register(registry);
    }
    gauge("halo.dial.unknown", Operation::unknownAttempts)
        .description("Attempts of which nobody can tell whether the phone rang")
        .register(registry);
    gauge("halo.reviews.waiting", Operation::reviews)
        .description("Calls that wait for a person to say what they meant")
        .register(registry);
    gauge("halo.nodes", now -> now.nodes().size())
        .description("Nodes that are alive")
        .register(registry);
    gauge("halo.database.bytes", now -> now.store().bytes())
        .description("What the database takes on its disk")
        .baseUnit("bytes")
        .register(registry);
    gauge("halo.database.connections", now -> now.store().connections())
        .description("Connections to the database's server, of whoever opened them")
        .register(registry);
    gauge("halo.database.connections.most", now -> now.store().mostConnections())
        .description("How many connections the database's server lets in")
        .register(registry);
  }

  private void queue(MeterRegistry registry, String state, ToDoubleFunction<Operation> count) {
    gauge("halo.queue.calls", count)
        .description("Work on calls that is not done")
        .tag("state", state)
        .register(registry);
  }

  private Gauge.Builder<?> gauge(String name, ToDoubleFunction<Operation> value) {
    return Gauge.builder(
            name, operation, known -> known.get().map(value::applyAsDouble).orElse(Double.NaN))
        .strongReference(true);
  }

  private static boolean isOn(Operation now, Brake brake) {
    return now.brakes().stream().anyMatch(applied -> applied.brake() == brake);
  }
}
