package ai.halo.adapter.voximplant.mock;

import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.dial.ConnectionReport.Finding;
import ai.halo.domain.dial.ConnectionReport.Verdict;
import ai.halo.domain.port.TelephonyAccount;
import java.math.BigDecimal;
import java.util.List;

/** An account that never runs dry, since nothing is paid from it. */
final class MockTelephonyAccount implements TelephonyAccount {
  private static final Money PLENTY = new Money(new BigDecimal("1000000"), "USD");

  @Override
  public Money funds() {
    return PLENTY;
  }

  @Override
  public ConnectionReport check() {
    return new ConnectionReport(
        List.of(
            new Finding(
                "account",
                Verdict.RIGHT,
                "account.mock",
                "Calls are played by the mock provider: no phone rings and nothing is charged.")));
  }
}
