package ai.halo.domain.port;

import ai.halo.domain.cost.Money;
import java.math.BigDecimal;

class InMemoryTelephonyAccountTest implements TelephonyAccountContract {
  @Override
  public TelephonyAccount holding(Money funds) {
    return new InMemoryTelephonyAccount(funds);
  }

  @Override
  public TelephonyAccount outOfReach() {
    var account = new InMemoryTelephonyAccount(new Money(BigDecimal.ONE, "USD"));
    account.fail(new PortFailure.Unavailable("fake.out_of_reach", "nobody answers"));
    return account;
  }
}
