package ai.halo.domain.port;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets a fake of a remote port fail on demand, and fail where it is called in a transaction. */
final class Faults {
  private final InMemoryUnitOfWork unitOfWork;
  private final Queue<PortFailure> failures = new ArrayDeque<>();
  private int answersToLose;

  Faults(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  synchronized void failNext(PortFailure failure) {
    failures.add(failure);
  }

  synchronized void loseNextAnswer() {
    answersToLose++;
  }

  /** Performs an effect that is one at a time, unless it was told to fail. */
  synchronized <T> T remotely(Supplier<T> effect) {
    unitOfWork.refuseRemoteCalls();
    var failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    var answer = effect.get();
    if (answersToLose > 0) {
      answersToLose--;
      throw new PortFailure.InDoubt("fake.answer_lost", "the answer was lost");
    }
    return answer;
  }
}
