package ai.halo.domain.port;

class InMemoryCallsTest
    implements UnitOfWorkContract,
        CallRepositoryContract,
        CallListContract,
        ReviewQueueContract,
        ReanalysesContract,
        CallStatisticsContract,
        FactFeedContract {
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryFactFeed feed = new InMemoryFactFeed();
  private final InMemoryCalls calls = new InMemoryCalls(unitOfWork, feed);
  private final InMemoryReanalyses reanalyses = new InMemoryReanalyses(calls);

  @Override
  public InMemoryUnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Override
  public InMemoryCalls calls() {
    return calls;
  }

  @Override
  public InMemoryCalls list() {
    return calls;
  }

  @Override
  public InMemoryReanalyses reanalyses() {
    return reanalyses;
  }

  @Override
  public InMemoryCalls reviews() {
    return calls;
  }

  @Override
  public InMemoryCalls statistics() {
    return calls;
  }

  @Override
  public InMemoryFactFeed feed() {
    return feed;
  }
}
