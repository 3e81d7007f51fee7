package ai.halo.domain.port;

import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.dial.ConnectionReport.Finding;
import ai.halo.domain.dial.ConnectionReport.Verdict;
import java.util.List;
import java.util.Optional;

/** An account in memory: a test says what is in it, and whether it can be reached. */
public final class InMemoryTelephonyAccount implements TelephonyAccount {
  private volatile Money funds;
  private volatile Optional<PortFailure> failure = Optional.empty();

  /** With this to spend. */
  public InMemoryTelephonyAccount(Money funds) {
    this.funds = funds;
  }

  /** Somebody topped it up, or spent it. */
  public void hold(Money now) {
    funds = now;
  }

  /** Every request fails from now on. */
  public void fail(PortFailure with) {
    failure = Optional.of(with);
  }

  /** Requests are answered again. */
  public void recover() {
    failure = Optional.empty();
  }

  @Override
  public Money funds() {
    failure.ifPresent(with -> {
      throw with;
    });
    return funds;
  }

  @Override
  public ConnectionReport check() {
    return new ConnectionReport(
        List.of(
            failure
                .map(with -> new Finding("account", Verdict.WRONG, with.code(), with.reason()))
                .orElseGet(() -> new Finding("account", Verdict.RIGHT, "ok", "All is well."))));
  }
}
