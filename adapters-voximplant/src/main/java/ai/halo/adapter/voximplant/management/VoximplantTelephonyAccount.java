package ai.halo.adapter.voximplant.management;

import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.TelephonyAccount;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The account at the provider. Of what it says of itself, which includes a key, little is read. */
final class VoximplantTelephonyAccount implements TelephonyAccount {
  private final ManagementApi api;
  private final Supplier<ConnectionReport> check;

  VoximplantTelephonyAccount(ManagementApi api, Supplier<ConnectionReport> check) {
    this.api = api;
    this.check = check;
  }

  @Override
  public Money funds() {
    var answer = api.ask(Method.GET_ACCOUNT_INFO, Map.of("return_live_balance", "true"));
    return funds(answer.path("result"))
        .orElseThrow(() ->
            new PortFailure.Unavailable(
                "voice.unreadable", "Voximplant's answer tells no balance"));
  }

  @Override
  public ConnectionReport check() {
    return check.get();
  }

  /** The balance, the one of this very moment where they tell it, and the credit. */
  static Optional<Money> funds(JsonNode account) {
    var credit = Fields.decimal(account, "credit_limit").orElse(BigDecimal.ZERO);
    return Fields.decimal(account, "live_balance")
        .or(() -> Fields.decimal(account, "balance"))
        .flatMap(balance ->
            AccountCurrency.of(account).map(currency -> new Money(balance.add(credit), currency)));
  }
}
