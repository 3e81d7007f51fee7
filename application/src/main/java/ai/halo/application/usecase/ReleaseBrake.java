package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.WorkQueue;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Releases a brake for a person; the calls that waited for it are dialled within seconds. */
public final class ReleaseBrake {
  private final UnitOfWork unitOfWork;
  private final Brakes brakes;
  private final WorkQueue queue;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public ReleaseBrake(
      UnitOfWork unitOfWork, Brakes brakes, WorkQueue queue, Audit audit, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.brakes = brakes;
    this.queue = queue;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Releases the brake. One that HALO puts on itself comes back where its cause is still there.
   *
   * @return whether it was on
   */
  public boolean release(Brake brake, User by) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return unitOfWork.run(() -> {
      var wasOn = brakes.release(brake, by.name().value(), now);
      queue.recall();
      if (wasOn) {
        audit.note(AuditAction.DIALLING_RELEASED, by, Map.of("brake", brake.word()));
      }
      return wasOn;
    });
  }
}
