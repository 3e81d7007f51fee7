package ai.halo.adapter.persistence;

import ai.halo.domain.port.SignInsContract;
import ai.halo.domain.port.UsersContract;

class JdbcAccountsTest implements UsersContract, SignInsContract {
  private final TestDatabase database = TestDatabase.empty();

  @Override
  public JdbcUsers users() {
    return new JdbcUsers(database.jdbc());
  }

  @Override
  public JdbcSignIns signIns() {
    return new JdbcSignIns(database.jdbc());
  }
}
