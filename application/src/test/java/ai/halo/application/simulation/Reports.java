package ai.halo.application.simulation;

import ai.halo.domain.call.LineSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a session tells HALO what happens, as the scenario does: one report after the other, each
 * until it is acknowledged, and at the end once more whatever is left.
 */
final class Reports {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LAST_CHANCE = Duration.ofSeconds(15);

  private final Simulation simulation;
  private final Session session;
  private final List<LineSignal> queue = new ArrayList<>();
  private boolean isSending;
  private boolean isOver;

  Reports(Simulation simulation, Session session) {
    this.simulation = simulation;
    this.session = session;
  }

  void tell(List<LineSignal> signals) {
    queue.addAll(signals);
    if (!isSending) {
      send();
    }
  }

  /** From now on it tells nothing any more. */
  void die() {
    isOver = true;
  }

  /** The session ends soon, whether everything is told or not. */
  void finish() {
    simulation.schedule.after(
        LAST_CHANCE,
        () -> {
          if (!isOver && !queue.isEmpty()) {
            deliver(List.copyOf(queue), () -> {});
          }
          isOver = true;
        });
  }

  private void send() {
    isSending = !isOver && !queue.isEmpty();
    if (isSending) {
      var batch = List.copyOf(queue);
      deliver(batch, () -> queue.subList(0, batch.size()).clear());
    }
  }

  private void deliver(List<LineSignal> batch, Runnable acknowledged) {
    simulation.network.send(
        halo -> halo.reportLine.report(session.attempt, session.ticket, session.id, batch),
        PATIENCE,
        answer -> {
          if (answer.isPresent()) {
            if (!isOver) {
              acknowledged.run();
            }
            send();
          } else {
            simulation.schedule.after(Duration.ofSeconds(1), this::send);
          }
        });
  }
}
