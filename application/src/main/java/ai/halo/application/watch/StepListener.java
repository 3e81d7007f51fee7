package ai.halo.application.watch;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Step;
import java.time.Duration;

/**
 * Hears how the effects of steps end, each try by itself.
 *
 * <p>Called on the thread that does the work, which waits: it must neither fail nor take long.
 */
@FunctionalInterface
public interface StepListener {
  /**
   * A try ended.
   *
   * @param code the failure's stable code; blank where there was none
   * @param took how long the effect took, without any transaction
   */
  void tried(CallId call, Step step, StepOutcome outcome, String code, Duration took);
}
