package ai.halo.application.usecase;

import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.dial.DialPolicy;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows what stands in the way of dialling, and under which rules it happens. */
public final class LookAtDialling {
  private final UnitOfWork unitOfWork;
  private final Brakes brakes;
  private final DialLedger ledger;
  private final DialPolicy policy;
  private final Supplier<Optional<Money>> funds;

  /**
   * On these ports.
   *
   * @param funds what may still be spent, as it was last seen
   */
  public LookAtDialling(
      UnitOfWork unitOfWork,
      Brakes brakes,
      DialLedger ledger,
      DialPolicy policy,
      Supplier<Optional<Money>> funds) {
    this.unitOfWork = unitOfWork;
    this.brakes = brakes;
    this.ledger = ledger;
    this.policy = policy;
    this.funds = funds;
  }

  /**
   * How dialling stands.
   *
   * @param brakes those that are on; empty while calls are dialled
   * @param unknownAttempts attempts of which nobody can tell whether the phone rang
   * @param funds what may still be spent; empty where nobody could tell lately
   */
  public record Dialling(
      List<BrakeApplied> brakes, long unknownAttempts, Optional<Money> funds, DialPolicy policy) {}

  /** Looks. */
  public Dialling look() {
    var money = funds.get();
    return unitOfWork.run(() -> new Dialling(brakes.look(), ledger.countUnknown(), money, policy));
  }
}
