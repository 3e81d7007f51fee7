package ai.halo.application.simulation;

import ai.halo.application.simulation.Node.Point;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.StaleCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** The way from the outside to any one of the nodes and back: it loses, doubles and delays. */
final class Network {
  private final Simulation simulation;
  private final Schedule schedule;

  Network(Simulation simulation) {
    this.simulation = simulation;
    this.schedule = simulation.schedule;
  }

  /**
   * Sends a request to any one node, dead or alive.
   *
   * @param then what comes back, once: empty where nothing does in time, or an error
   */
  <T> void send(Function<Halo, T> request, Duration patience, Consumer<Optional<T>> then) {
    var open = new AtomicBoolean(true);
    Consumer<Optional<T>> once =
        answer -> {
          if (open.getAndSet(false)) {
            then.accept(answer);
          }
        };
    schedule.after(patience, () -> once.accept(Optional.empty()));
    var node = simulation.nodes.get(schedule.random.nextInt(simulation.nodes.size()));
    if (simulation.chaos.strikes(0.03)) {
      return;
    }
    travel(() -> arrive(node, request, once));
    if (simulation.chaos.strikes(0.03)) {
      travel(() -> arrive(node, request, once));
    }
  }

  private void travel(Runnable arrival) {
    var most = simulation.chaos.strikes(0.02) ? Duration.ofSeconds(20) : Duration.ofMillis(40);
    schedule.within(Duration.ofMillis(1), most, arrival);
  }

  private <T> void arrive(Node node, Function<Halo, T> request, Consumer<Optional<T>> then) {
    if (!node.isAlive()) {
      travel(() -> then.accept(Optional.empty()));
      return;
    }
    node.spawn(() -> {
      Optional<T> answer;
      try {
        answer = Optional.of(request.apply(node.halo()));
      } catch (Database.Gone | StaleCall | DialLedger.AttemptOpen error) {
        answer = Optional.empty();
      }
      node.pause(Point.COMMITTED);
      if (!simulation.chaos.strikes(0.05)) {
        var told = answer;
        travel(() -> then.accept(told));
      }
    });
  }
}
