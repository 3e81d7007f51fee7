package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.UnitOfWork;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Stops all dialling for a person, at once and on every node: no permit to ring is given once this
 * has returned. A session that was given one the moment before may still ring its phone, within
 * seconds. Talks go on.
 */
public final class StopDialling {
  private final UnitOfWork unitOfWork;
  private final Brakes brakes;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public StopDialling(UnitOfWork unitOfWork, Brakes brakes, Audit audit, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.brakes = brakes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Puts the operators' brake on.
   *
   * @param reason the person's own words, for the others to read
   * @return whether it was not on before; one that is on keeps its first reason
   */
  public boolean stop(String reason, User by) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var applied = new BrakeApplied(Brake.OPERATOR, reason, by.name().value(), now);
    return unitOfWork.run(() -> {
      var isNew = brakes.apply(applied);
      if (isNew) {
        audit.note(AuditAction.DIALLING_STOPPED, by, Map.of());
      }
      return isNew;
    });
  }
}
