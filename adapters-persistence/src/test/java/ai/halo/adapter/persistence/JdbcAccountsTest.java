package ai.halo.adapter.persistence;

import ai.halo.domain.port.ApiKeysContract;
import ai.halo.domain.port.SecondFactorsContract;
import ai.halo.domain.port.SignInsContract;
import ai.halo.domain.port.UsersContract;

class JdbcAccountsTest
    implements UsersContract, SignInsContract, SecondFactorsContract, ApiKeysContract {
  private final TestDatabase database = TestDatabase.empty();

  @Override
  public JdbcUsers users() {
    return new JdbcUsers(database.jdbc());
  }

  @Override
  public JdbcSignIns signIns() {
    return new JdbcSignIns(database.jdbc());
  }

  @Override
  public JdbcSecondFactors secondFactors() {
    return new JdbcSecondFactors(database.jdbc());
  }

  @Override
  public JdbcApiKeys apiKeys() {
    return new JdbcApiKeys(database.jdbc());
  }
}
