package ai.halo.adapter.web.dial;

import ai.halo.domain.cost.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/** An amount in a currency. */
@Schema(name = "Money")
record MoneyView(
    @Schema(description = "an exact decimal, as text", example = "12.5") String amount,
    @Schema(description = "ISO 4217", example = "USD") String currency) {
  static MoneyView of(Money money) {
    return new MoneyView(money.amount().toPlainString(), money.currency());
  }
}
