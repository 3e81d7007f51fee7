package ai.halo.application.watch;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers how each part of the outside world answered this node last; forgotten at its end.
 *
 * <p>A refusal of one call, such as a number that does not exist, is an answer as good as any: the
 * part works. What keeps every call from its way, it knows by the failure's family.
 */
public final class PartsLately implements StepListener {
  private final InstantSource clock;
  private final Map<Part, PartHealth> parts = new EnumMap<>(Part.class);

  /** Nothing has been asked of any part yet. */
  public PartsLately(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * How a part answered.
   *
   * @param answeredAt when it last did; empty when it has not
   * @param failedAt when it last did not; empty when it has not failed
   * @param code the stable code of that failure; blank when there was none
   * @param failures how often it failed since it last answered
   */
  public record PartHealth(
      Optional<Instant> answeredAt, Optional<Instant> failedAt, String code, int failures) {
    /** Nothing was asked of it. */
    public static final PartHealth UNUSED =
        new PartHealth(Optional.empty(), Optional.empty(), "", 0);

    PartHealth answered(Instant at) {
      return new PartHealth(Optional.of(at), failedAt, code, 0);
    }

    PartHealth failed(Instant at, String with) {
      return new PartHealth(answeredAt, Optional.of(at), with, failures + 1);
    }
  }

  @Override
  public void tried(CallId call, Step step, StepOutcome outcome, String code, Duration took) {
    Part.of(step).ifPresent(part -> note(part, outcome, code));
  }

  private synchronized void note(Part part, StepOutcome outcome, String code) {
    var before = parts.getOrDefault(part, PartHealth.UNUSED);
    var now = clock.instant();
    var failed =
        switch (outcome) {
          case DONE -> false;
          case REFUSED -> concernsAll(code);
          case UNAVAILABLE, IN_DOUBT, BUG -> true;
        };
    parts.put(part, failed ? before.failed(now, code) : before.answered(now));
  }

  /** Of the account, its money or our settings there, as the codes of failures say. */
  private static boolean concernsAll(String code) {
    return code.endsWith(".no_funds") || code.contains(".account.") || code.contains(".config.");
  }

  /** How a part answered lately. */
  public synchronized PartHealth health(Part part) {
    return parts.getOrDefault(part, PartHealth.UNUSED);
  }
}
