package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class InMemoryWorkQueueTest implements WorkQueueContract {
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryWorkQueue queue = new InMemoryWorkQueue(unitOfWork);

  @Override
  public InMemoryWorkQueue queue() {
    return queue;
  }

  @Override
  public InMemoryUnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  public List<CallId> workOff() {
    return Stream.generate(queue::next)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .map(InMemoryWorkQueue.Work::call)
        .toList();
  }
}
