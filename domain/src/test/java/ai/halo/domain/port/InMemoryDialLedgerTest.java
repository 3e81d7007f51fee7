package ai.halo.domain.port;

import ai.halo.domain.call.CallBuilder;
import java.time.Duration;

class InMemoryDialLedgerTest implements DialLedgerContract, DialFiguresContract {
  private final TestClock clock = new TestClock(CallBuilder.NOON);
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryCalls calls = new InMemoryCalls(unitOfWork, new InMemoryFactFeed());
  private final InMemoryDialLedger ledger = new InMemoryDialLedger(unitOfWork, clock);

  @Override
  public InMemoryDialLedger ledger() {
    return ledger;
  }

  @Override
  public InMemoryDialLedger figures() {
    return ledger;
  }

  @Override
  public InMemoryCalls calls() {
    return calls;
  }

  @Override
  public InMemoryUnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  public void age(Duration by) {
    clock.advance(by);
  }

  @Override
  public AttemptLooks looks() {
    return ledger;
  }

  @Override
  public DialEpochs epochs() {
    return ledger;
  }
}
