package ai.halo.domain.port;

class InMemoryNumberPlanTest implements NumberPlanContract {
  @Override
  public NumberPlan plan() {
    return new InMemoryNumberPlan();
  }
}
