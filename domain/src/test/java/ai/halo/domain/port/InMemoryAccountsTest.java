package ai.halo.domain.port;

class InMemoryAccountsTest implements UsersContract, SignInsContract {
  private final InMemoryUsers users = new InMemoryUsers();
  private final InMemorySignIns signIns = new InMemorySignIns();

  @Override
  public InMemoryUsers users() {
    return users;
  }

  @Override
  public InMemorySignIns signIns() {
    return signIns;
  }
}
