package ai.halo.domain.port;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.NumberFacts;
import ai.halo.domain.dial.NumberKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The beginnings of a few numbers; whatever begins otherwise is known to nobody. */
public final class InMemoryNumberPlan implements NumberPlan {
  private final Map<String, NumberFacts> plan = new LinkedHashMap<>();

  public InMemoryNumberPlan() {
    knows("+998", "UZ", NumberKind.MOBILE);
    knows("+992", "TJ", NumberKind.MOBILE);
    knows("+996", "KG", NumberKind.MOBILE);
    knows("+77", "KZ", NumberKind.MOBILE);
    knows("+7800", "RU", NumberKind.TOLL_FREE);
    knows("+79", "RU", NumberKind.MOBILE);
    knows("+1202", "US", NumberKind.FIXED_OR_MOBILE);
  }

  private void knows(String beginning, String country, NumberKind kind) {
    plan.put(beginning, new NumberFacts(Optional.of(country), kind));
  }

  @Override
  public NumberFacts lookUp(PhoneNumber phone) {
    return plan.entrySet().stream()
        .filter(entry -> phone.e164().startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(NumberFacts.NOTHING);
  }
}
