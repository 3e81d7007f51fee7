package ai.halo.domain.dial;

import java.util.Optional;

/**
 * What the numbering plans say of a number.
 *
 * @param country its ISO 3166 code of two capitals, such as {@code UZ}; empty where no country has
 *     it. Countries that share a calling code are told apart: +7 is Russia or Kazakhstan
 * @param kind what it is for
 */
public record NumberFacts(Optional<String> country, NumberKind kind) {
  /** Nobody knows it. */
  public static final NumberFacts NOTHING = new NumberFacts(Optional.empty(), NumberKind.UNKNOWN);
}
