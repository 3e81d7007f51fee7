package ai.halo.domain.port;

class InMemoryAccountsTest
    implements UsersContract, SignInsContract, SecondFactorsContract, ApiKeysContract {
  private final InMemoryUsers users = new InMemoryUsers();
  private final InMemorySignIns signIns = new InMemorySignIns();
  private final InMemorySecondFactors secondFactors = new InMemorySecondFactors();
  private final InMemoryApiKeys apiKeys = new InMemoryApiKeys();

  @Override
  public InMemoryUsers users() {
    return users;
  }

  @Override
  public InMemorySignIns signIns() {
    return signIns;
  }

  @Override
  public InMemorySecondFactors secondFactors() {
    return secondFactors;
  }

  @Override
  public InMemoryApiKeys apiKeys() {
    return apiKeys;
  }
}
