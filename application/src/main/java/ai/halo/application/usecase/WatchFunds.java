package ai.halo.application.usecase;

import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Stops dialling while there is no money for it or the provider refuses the account, and lets it go
 * on by itself when that is over.
 *
 * <p>The provider is asked outside any transaction. A provider that does not answer changes
 * nothing. To be run every minute by one node at a time; more than one do no harm.
 */
public final class WatchFunds {
  private final UnitOfWork unitOfWork;
  private final Brakes brakes;
  private final WorkQueue queue;
  private final TelephonyAccount account;
  private final BigDecimal least;
  private final InstantSource clock;

  /**
   * On these ports.
   *
   * @param least with so much, in the account's currency, or less nobody is called
   */
  public WatchFunds(
      UnitOfWork unitOfWork,
      Brakes brakes,
      WorkQueue queue,
      TelephonyAccount account,
      BigDecimal least,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.brakes = brakes;
    this.queue = queue;
    this.account = account;
    this.least = least;
    this.clock = clock;
  }

  /** Looks once. */
  public void watch() {
    if (isOn(Brake.ACCOUNT) && account.check().ok()) {
      release(Brake.ACCOUNT);
    }
    try {
      judge(account.funds());
    } catch (PortFailure.Refused refused) {
      Brake.after(refused.code()).ifPresent(brake -> apply(brake, refused.code()));
    } catch (PortFailure.Unavailable | PortFailure.InDoubt later) {
      return; // nothing is known, so nothing changes until the next look
    }
  }

  private void judge(Money funds) {
    if (funds.amount().compareTo(least) <= 0) {
      apply(Brake.FUNDS, "funds.low");
    } else if (isOn(Brake.FUNDS)) {
      release(Brake.FUNDS);
    }
  }

  private boolean isOn(Brake brake) {
    return unitOfWork.run(
        () -> brakes.look().stream().anyMatch(applied -> applied.brake() == brake));
  }

  private void apply(Brake brake, String reason) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    unitOfWork.run(() -> brakes.apply(new BrakeApplied(brake, reason, BrakeApplied.HALO, now)));
  }

  private void release(Brake brake) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    unitOfWork.run(() -> {
      brakes.release(brake, BrakeApplied.HALO, now);
      queue.recall();
    });
  }
}
