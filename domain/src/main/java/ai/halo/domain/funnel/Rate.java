package ai.halo.domain.funnel;

import java.util.OptionalDouble;

/** A share of a whole; the share of nothing is unknown, not zero. */
public record Rate(long part, long whole) {
  /** Refuses a part that is negative or larger than the whole. */
  public Rate {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException("a part lies between nothing and the whole");
    }
  }

  /** From 0 to 1; empty when the whole is nothing. */
  public OptionalDouble fraction() {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
