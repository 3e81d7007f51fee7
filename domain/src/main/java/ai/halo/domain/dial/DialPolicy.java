package ai.halo.domain.dial;

import ai.halo.domain.cost.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whom HALO may ring, and when. Nothing is allowed that no rule names.
 *
 * @param countries the countries that may be called, by their code
 */
public record DialPolicy(Map<String, CountryRule> countries, DialCaps caps) {
  /** Keeps a copy. */
  public DialPolicy {
    countries = Map.copyOf(countries);
  }

  /** Of these rules; a country that is named twice is refused. */
  public static DialPolicy of(List<CountryRule> countries, DialCaps caps) {
    return new DialPolicy(
        countries.stream().collect(Collectors.toMap(CountryRule::country, Function.identity())),
        caps);
  }

  /** Whether a number like this may ever be called: what does not change with time or use. */
  public Optional<Objection> ofNumber(NumberFacts number) {
    return switch (number.kind()) {
      case MOBILE, FIXED, FIXED_OR_MOBILE ->
          rule(number).isPresent() ? Optional.empty() : Optional.of(Objection.COUNTRY);
      case PREMIUM, SHARED_COST, TOLL_FREE, SATELLITE, EMERGENCY, SHORT, OTHER, UNKNOWN ->
          Optional.of(Objection.NUMBER_KIND);
    };
  }

  /**
   * Whether a person with a number like this may ever be called.
   *
   * @param hasConsent whether the person is said to have agreed
   */
  public Optional<Objection> ofPerson(NumberFacts number, boolean hasConsent) {
    var ofNumber = ofNumber(number);
    if (ofNumber.isPresent()) {
      return ofNumber;
    }
    return hasConsent || rule(number).filter(CountryRule::needsConsent).isEmpty()
        ? Optional.empty()
        : Optional.of(Objection.CONSENT);
  }

  /**
   * Whether a person with a number like this may be called at that moment, after so much was
   * dialled already.
   *
   * @param hasConsent whether the person is said to have agreed
   */
  public Optional<Objection> ofMoment(
      NumberFacts number, boolean hasConsent, Instant at, DialCaps.Usage usage) {
    var ofPerson = ofPerson(number, hasConsent);
    if (ofPerson.isPresent()) {
      return ofPerson;
    }
    return rule(number).filter(rule -> rule.mayRingAt(at)).isEmpty()
        ? Optional.of(Objection.CALLING_HOURS)
        : ofUsage(usage);
  }

  private Optional<Objection> ofUsage(DialCaps.Usage usage) {
    if (caps.perNumberAndDay() > 0 && usage.ofNumberToday() >= caps.perNumberAndDay()) {
      return Optional.of(Objection.NUMBER_CAP);
    }
    if (caps.perHour() > 0 && usage.ofAllThisHour() >= caps.perHour()) {
      return Optional.of(Objection.HOUR_CAP);
    }
    return caps.spendPerDay().filter(cap -> isReached(cap, usage)).map(_ -> Objection.SPEND_CAP);
  }

  /** Money in another currency cannot be compared, so any of it counts as reached. */
  private static boolean isReached(Money cap, DialCaps.Usage usage) {
    return usage.spentToday().stream()
        .anyMatch(spent ->
            spent.currency().equals(cap.currency())
                ? spent.amount().compareTo(cap.amount()) >= 0
                : spent.amount().signum() > 0);
  }

  private Optional<CountryRule> rule(NumberFacts number) {
    return number.country().map(countries::get);
  }
}
