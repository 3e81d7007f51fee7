package ai.halo.domain.port;

import ai.halo.domain.call.CallBuilder;

class InMemoryPersonalDataTest implements PersonalDataContract {
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryCalls calls = new InMemoryCalls(unitOfWork, new InMemoryFactFeed());
  private final InMemoryPersonalData data =
      new InMemoryPersonalData(
          unitOfWork, calls, new InMemoryDialLedger(unitOfWork, new TestClock(CallBuilder.NOON)));

  @Override
  public CallRepository calls() {
    return calls;
  }

  @Override
  public PersonalData data() {
    return data;
  }

  @Override
  public UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
