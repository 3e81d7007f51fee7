package ai.halo.domain.dial;

import ai.halo.domain.InvalidValue;
import java.time.Instant;

/**
 * A brake that is on.
 *
 * @param reason a stable code, or a person's own words, at most 200 characters; nothing personal
 *     about the called
 * @param by the user's name, or {@link #HALO} where HALO did it itself
 */
public record BrakeApplied(Brake brake, String reason, String by, Instant since) {
  /** Who puts on and releases what no person has to. */
  public static final String HALO = "halo";

  private static final int LONGEST_REASON = 200;

  /** Refuses with {@code brake.reason}; the reason is kept without blanks around it. */
  public BrakeApplied {
    reason = reason.strip();
    if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
      throw new InvalidValue("brake.reason", "a brake needs a reason of at most 200 characters");
    }
  }
}
