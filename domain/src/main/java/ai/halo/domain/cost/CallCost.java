package ai.halo.domain.cost;

import java.math.BigDecimal;

/**
 * What the provider charged for a session, by what for; all in one currency.
 *
 * @param call the line
 * @param recording keeping what was said
 * @param other speech, models, detection and whatever else it counts
 */
public record CallCost(BigDecimal call, BigDecimal recording, BigDecimal other, String currency) {
  /** Trailing zeros do not count. */
  public CallCost {
    call = call.stripTrailingZeros();
    recording = recording.stripTrailingZeros();
    other = other.stripTrailingZeros();
  }

  /** All of it. */
  public Money total() {
    return new Money(call.add(recording).add(other), currency);
  }
}
