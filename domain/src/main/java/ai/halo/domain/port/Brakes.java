package ai.halo.domain.port;

import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import java.util.List;

/**
 * The brakes on all dialling, of all nodes; they hold across restarts. Called inside a {@link
 * UnitOfWork}.
 *
 * <p>Putting one on waits for the permits that are being decided, so a permit is given strictly
 * before or refused strictly after.
 */
public interface Brakes {
  /** The brakes that are on, which stay as they are until the open transaction ends. */
  List<BrakeApplied> look();

  /**
   * Puts a brake on; one that is on stays as it was put on first.
   *
   * @return whether it was not on before
   */
  boolean apply(BrakeApplied applied);

  /**
   * Releases a brake.
   *
   * @return whether it was on
   */
  boolean release(Brake brake);
}
