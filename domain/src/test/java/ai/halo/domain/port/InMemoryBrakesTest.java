package ai.halo.domain.port;

class InMemoryBrakesTest implements BrakesContract {
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryBrakes brakes = new InMemoryBrakes(unitOfWork);

  @Override
  public Brakes brakes() {
    return brakes;
  }

  @Override
  public UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
