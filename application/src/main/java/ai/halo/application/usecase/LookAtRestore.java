package ai.halo.application.usecase;

import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.Stranger;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.DialEpochs;
import ai.halo.domain.port.UnitOfWork;
import java.time.Instant;
import java.util.List;

/** Looks at what became of the past that a restored database lost. */
public final class LookAtRestore {
  private final UnitOfWork unitOfWork;
  private final DialEpochs epochs;
  private final Brakes brakes;

  /** On these ports. */
  public LookAtRestore(UnitOfWork unitOfWork, DialEpochs epochs, Brakes brakes) {
    this.unitOfWork = unitOfWork;
    this.epochs = epochs;
    this.brakes = brakes;
  }

  /**
   * How it stands.
   *
   * @param frozen whether dialling waits for a person to release {@link Brake#RESTORE}
   * @param since when the epoch began: at the restore, or with the first start
   * @param epoch its number, from 1
   * @param attemptsOpen attempts from before that nobody can tell about yet
   * @param settled attempts from before that were settled since
   * @param strangers the sessions of the lost past, the latest first; as many as are kept
   */
  public record Restore(
      boolean frozen,
      Instant since,
      int epoch,
      int attemptsOpen,
      int settled,
      List<Stranger> strangers) {
    /** Keeps a copy. */
    public Restore {
      strangers = List.copyOf(strangers);
    }
  }

  /** Looks. */
  public Restore look() {
    return unitOfWork.run(() -> {
      var epoch = epochs.current();
      var frozen = brakes.look().stream().anyMatch(brake -> brake.brake() == Brake.RESTORE);
      return new Restore(
          frozen,
          epoch.since(),
          epoch.number(),
          epochs.countOpenBefore(),
          epoch.settled(),
          epochs.strangers());
    });
  }
}
