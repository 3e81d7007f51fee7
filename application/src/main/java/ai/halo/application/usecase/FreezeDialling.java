package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.DialEpochs;
import ai.halo.domain.port.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Stops all dialling after the database lost some of its past, until what happened then is known
 * and a person releases {@link Brake#RESTORE}.
 *
 * <p>A restore into another cluster and a failover are noticed; a person has to tell of one that
 * cannot be, such as old files put back under the same cluster.
 */
public final class FreezeDialling {
  private final UnitOfWork unitOfWork;
  private final DialEpochs epochs;
  private final Brakes brakes;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public FreezeDialling(
      UnitOfWork unitOfWork, DialEpochs epochs, Brakes brakes, Audit audit, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.epochs = epochs;
    this.brakes = brakes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Freezes if the database is another one than before; answers whether it is. */
  public boolean freezeIfRestored() {
    return unitOfWork.run(() -> {
      var another = epochs.isAnother();
      if (another) {
        freeze("database_changed", "halo", Optional.empty());
        audit.noteOwn(AuditAction.DIALLING_FROZEN, Map.of("reason", "database_changed"));
      }
      return another;
    });
  }

  /**
   * Freezes because a person says so.
   *
   * @param reason the person's own words, for the others to read
   * @param lostFrom the time that the database was put back to; empty for that of its last fact
   */
  public void freeze(String reason, User by, Optional<Instant> lostFrom) {
    unitOfWork.run(() -> {
      freeze(reason, by.name().value(), lostFrom);
      audit.note(AuditAction.DIALLING_FROZEN, by, Map.of());
    });
  }

  private void freeze(String reason, String by, Optional<Instant> lostFrom) {
    brakes.apply(new BrakeApplied(Brake.RESTORE, reason, by, clock.instant()));
    epochs.raise(lostFrom);
  }
}
