package ai.halo.domain.port;

class InMemoryRequestsTest implements IdempotentRequestsContract, DoNotCallListContract {
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryIdempotentRequests requests = new InMemoryIdempotentRequests(unitOfWork);
  private final InMemoryDoNotCallList doNotCall = new InMemoryDoNotCallList(unitOfWork);

  @Override
  public InMemoryIdempotentRequests requests() {
    return requests;
  }

  @Override
  public InMemoryDoNotCallList doNotCall() {
    return doNotCall;
  }

  @Override
  public UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
