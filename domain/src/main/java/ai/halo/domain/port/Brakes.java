package ai.halo.domain.port;

import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import java.time.Instant;
import java.util.List;

/**
 * The brakes on all dialling, of all nodes; they hold across restarts. Called inside a {@link
 * UnitOfWork}.
 *
 * <p>Putting one on waits for the permits that are being decided, so a permit is given strictly
 * before or refused strictly after. What was put on and released, by whom and why, is kept for
 * ever.
 */
public interface Brakes {
  /**
   * The brakes that are on, in the order of {@link Brake}, which stay as they are until the open
   * transaction ends.
   */
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
   * @param by the user's name, or {@code halo} where HALO did it itself
   * @return whether it was on
   */
  boolean release(Brake brake, String by, Instant at);
}
