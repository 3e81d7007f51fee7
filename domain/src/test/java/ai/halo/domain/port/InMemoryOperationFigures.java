package ai.halo.domain.port;

import ai.halo.domain.operation.Backlog;
import ai.halo.domain.operation.StoreFigures;
import java.time.Duration;
import java.time.InstantSource;

/** Counts the work of a queue in memory, where nothing runs by itself and so nothing ages. */
public final class InMemoryOperationFigures implements OperationFigures {
  private final InMemoryWorkQueue queue;
  private final InstantSource clock;

  public InMemoryOperationFigures(InMemoryWorkQueue queue, InstantSource clock) {
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public Backlog backlog() {
    return new Backlog(queue.size(), 0, queue.waiting(), Duration.ZERO);
  }

  @Override
  public StoreFigures store() {
    return new StoreFigures("memory", 1, 1, 1, clock.instant());
  }
}
