package ai.halo.domain.port;

import ai.halo.domain.call.CallBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

class InMemoryOperationTest {
  @Nested
  class NodesTest implements NodesContract {
    private final TestClock clock = new TestClock(CallBuilder.NOON);
    private final InMemoryNodes nodes = new InMemoryNodes(clock);

    @Override
    public Nodes nodes() {
      return nodes;
    }

    @Override
    public void silentFor(String name, Duration silence) {
      var others =
          nodes.seenWithin(Duration.ofDays(30)).stream()
              .filter(node -> !node.name().equals(name))
              .toList();
      clock.advance(silence);
      others.forEach(node -> nodes.alive(node.name(), node.version()));
    }
  }

  @Nested
  class FiguresTest implements OperationFiguresContract {
    private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
    private final InMemoryWorkQueue queue = new InMemoryWorkQueue(unitOfWork);

    @Override
    public OperationFigures figures() {
      return new InMemoryOperationFigures(queue, new TestClock(CallBuilder.NOON));
    }

    @Override
    public WorkQueue queue() {
      return queue;
    }

    @Override
    public UnitOfWork unitOfWork() {
      return unitOfWork;
    }
  }
}
