package ai.halo.domain.dial;

import ai.halo.domain.cost.Money;
import java.util.List;
import java.util.Optional;

/**
 * How much may be dialled at most, over all nodes.
 *
 * @param perNumberAndDay permits for one number within 24 hours; 0 for as many as you like
 * @param perHour permits for all numbers within an hour; 0 for as many as you like
 * @param spendPerDay what the calls of the last 24 hours may have cost when one more is dialled;
 *     empty for as much as you like
 */
public record DialCaps(int perNumberAndDay, int perHour, Optional<Money> spendPerDay) {
  /** No caps at all. */
  public static final DialCaps NONE = new DialCaps(0, 0, Optional.empty());

  /** Refuses caps below zero. */
  public DialCaps {
    if (perNumberAndDay < 0 || perHour < 0) {
      throw new IllegalArgumentException("a cap cannot be below zero");
    }
  }

  /** Whether anything is capped. */
  public boolean any() {
    return !equals(NONE);
  }

  /**
   * What was dialled lately.
   *
   * @param ofNumberToday permits for the number within 24 hours
   * @param ofAllThisHour permits for all numbers within an hour
   * @param spentToday what the calls of the last 24 hours cost, one amount a currency
   */
  public record Usage(int ofNumberToday, int ofAllThisHour, List<Money> spentToday) {
    /** Nothing. */
    public static final Usage NOTHING = new Usage(0, 0, List.of());

    /** Keeps a copy. */
    public Usage {
      spentToday = List.copyOf(spentToday);
    }
  }
}
