package ai.halo.bootstrap;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.CountryRule;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialLimits;
import ai.halo.domain.dial.DialPolicy;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom HALO may ring, when and how often, under {@code halo.dial}. Nobody may be called in a
 * country that is not named, and what a stolen account could cost is capped; the mock profile, in
 * which no phone rings, opens both.
 *
 * @param countries for each ISO 3166 code the time zones that count, separated by commas, and the
 *     hours there, such as {@code Asia/Tashkent 09:00-20:00 consent}; {@code always} for all day,
 *     {@code never} for a country that a profile names. {@code consent}, or nothing, for people who
 *     may be called only if they agreed to it before, {@code no-consent} where that need not be
 * @param perNumberAndDay calls of one number within 24 hours; 0 for as many as you like
 * @param perHour calls of all numbers within an hour; 0 for as many as you like
 * @param spendPerDay what the calls of 24 hours may cost, such as {@code 50 USD}, before no more
 *     are placed, in the currency of the provider's account: costs in another one count as too
 *     much; {@code none} for as much as you like
 * @param leastFunds with so much left on the provider's account, or less, nobody is called
 * @param fundsEvery how often that account is looked at
 * @param concurrency requests to a real provider that may wait for an answer at once, over all
 *     nodes
 * @param rate requests to a real provider within any second, over all nodes
 * @param longestWait how long a call may wait for a brake to be released before it stands as failed
 */
@ConfigurationProperties("halo.dial")
record DialSettings(
    @DefaultValue Map<String, String> countries,
    @DefaultValue("3") int perNumberAndDay,
    @DefaultValue("300") int perHour,
    @DefaultValue("50 USD") String spendPerDay,
    @DefaultValue("1") BigDecimal leastFunds,
    @DefaultValue("1m") Duration fundsEvery,
    @DefaultValue("20") int concurrency,
    @DefaultValue("10") int rate,
    @DefaultValue("24h") Duration longestWait) {
  /** Bounds for how long the requests of a node that was killed count as waiting. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private static final Pattern RULE =
      Pattern.compile(
          "(?<zones>\\S+)\\s+(?:(?<from>\\d\\d:\\d\\d)-(?<until>\\d\\d:\\d\\d)|always)"
              + "(?:\\s+(?<consent>consent|no-consent))?");
  private static final Pattern MONEY =
      Pattern.compile("(?<amount>\\d+(?:\\.\\d+)?) (?<currency>\\S+)");

  DialSettings {
    countries = Map.copyOf(countries);
    requireFrom(0, "per-number-and-day", perNumberAndDay);
    requireFrom(0, "per-hour", perHour);
    requireFrom(1, "concurrency", concurrency);
    requireFrom(1, "rate", rate);
    if (leastFunds.signum() < 0) {
      throw new IllegalArgumentException("halo.dial.least-funds must not be below 0");
    }
    if (fundsEvery.isNegative() || fundsEvery.isZero()) {
      throw new IllegalArgumentException("halo.dial.funds-every must be longer than nothing");
    }
    if (longestWait.isNegative() || longestWait.isZero()) {
      throw new IllegalArgumentException("halo.dial.longest-wait must be longer than nothing");
    }
    money(spendPerDay);
    rules(countries);
  }

  /** The rules for calling people. */
  DialPolicy policy() {
    return DialPolicy.of(
        rules(countries), new DialCaps(perNumberAndDay, perHour, money(spendPerDay)));
  }

  /** What a real provider takes. */
  DialLimits limits() {
    return new DialLimits(concurrency, rate, ANSWER_WITHIN);
  }

  private static void requireFrom(int least, String name, int value) {
    if (value < least) {
      throw new IllegalArgumentException("halo.dial.%s must be %d or more".formatted(name, least));
    }
  }

  private static Optional<Money> money(String text) {
    if (text.strip().equals("none")) {
      return Optional.empty();
    }
    var parts = MONEY.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "halo.dial.spend-per-day must be an amount and a currency, such as 50 USD, or none");
    }
    try {
      return Optional.of(new Money(new BigDecimal(parts.group("amount")), parts.group("currency")));
    } catch (InvalidValue wrong) {
      throw new IllegalArgumentException("halo.dial.spend-per-day: " + wrong.reason());
    }
  }

  private static List<CountryRule> rules(Map<String, String> countries) {
    return countries.entrySet().stream()
        .filter(entry -> !entry.getValue().isBlank())
        .filter(entry -> !entry.getValue().strip().equals("never"))
        .map(entry -> rule(entry.getKey().toUpperCase(Locale.ROOT), entry.getValue().strip()))
        .toList();
  }

  private static CountryRule rule(String country, String text) {
    var parts = RULE.matcher(text);
    if (!parts.matches()) {
      throw refused(
          country,
          "must be time zones, hours and whether consent is needed, such as"
              + " Asia/Tashkent 09:00-20:00 consent");
    }
    try {
      var zones = Stream.of(parts.group("zones").split(",", -1)).map(ZoneId::of).toList();
      // Who does not say that people may be called unasked did not mean to.
      var needsConsent = !"no-consent".equals(parts.group("consent"));
      return new CountryRule(
          country, zones, time(parts.group("from")), time(parts.group("until")), needsConsent);
    } catch (InvalidValue wrong) {
      throw refused(country, wrong.reason());
    } catch (DateTimeException wrong) {
      throw refused(country, "has a time zone or an hour that there is not");
    }
  }

  private static LocalTime time(@Nullable String text) {
    return text == null ? LocalTime.MIDNIGHT : LocalTime.parse(text);
  }

  private static IllegalArgumentException refused(String country, String why) {
    return new IllegalArgumentException("halo.dial.countries.%s %s".formatted(country, why));
  }
}
