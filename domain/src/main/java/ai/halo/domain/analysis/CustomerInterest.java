package ai.halo.domain.analysis;

/**
 * How much the customer wants it, and in what.
 *
 * @param text what exactly, for an operator to read; may be blank
 */
public record CustomerInterest(InterestLevel level, String text) {
  /** Nothing wanted. */
  public static final CustomerInterest NONE = new CustomerInterest(InterestLevel.NONE, "");
}
