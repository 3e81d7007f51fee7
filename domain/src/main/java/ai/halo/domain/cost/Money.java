package ai.halo.domain.cost;

import ai.halo.domain.InvalidValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount in a currency.
 *
 * @param amount exact; may be zero, and negative for a debt
 * @param currency its ISO 4217 code of three capitals
 */
public record Money(BigDecimal amount, String currency) {
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  /** Refuses with {@code money.currency}; trailing zeros do not count. */
  public Money {
    if (!CODE.matcher(currency).matches()) {
      throw new InvalidValue("money.currency", "not a currency code");
    }
    amount = amount.stripTrailingZeros();
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(amount.add(other.amount), currency);
  }
}
