package ai.halo.adapter.voximplant.management;

import ai.halo.domain.port.PortFailure;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The currency that the account pays in, which never changes: asked for until it is known. */
final class AccountCurrency {
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  private final ManagementApi api;
  private volatile Optional<String> known = Optional.empty();

  AccountCurrency(ManagementApi api) {
    this.api = api;
  }

  /** Empty while nobody can tell; the history is of use without it. */
  Optional<String> find() {
    if (known.isEmpty()) {
      try {
        known = of(api.ask(Method.GET_ACCOUNT_INFO, Map.of()).path("result"));
      } catch (PortFailure e) {
        return Optional.empty();
      }
    }
    return known;
  }

  /**
   * The currency that an account's description names; the provider calls roubles by an old name.
   */
  static Optional<String> of(JsonNode account) {
    return Fields.text(account, "currency")
        .filter(code -> CODE.matcher(code).matches())
        .map(code -> code.equals("RUR") ? "RUB" : code);
  }
}
