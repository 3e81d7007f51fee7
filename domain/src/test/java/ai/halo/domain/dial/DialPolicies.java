package ai.halo.domain.dial;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Rules for tests: the countries of the mock profile. */
public final class DialPolicies {
  /** All day, as often as you like. */
  public static final DialPolicy ALL_DAY = capped(DialCaps.NONE);

  private DialPolicies() {}

  /** All day, at most so often. */
  public static DialPolicy capped(DialCaps caps) {
    return DialPolicy.of(
        Stream.of("UZ", "TJ", "RU", "KZ", "KG")
            .map(country -> rule(country, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, "Asia/Tashkent"))
            .toList(),
        caps);
  }

  /** Within these hours of these zones. */
  public static CountryRule rule(String country, LocalTime from, LocalTime until, String... zones) {
    return new CountryRule(country, Stream.of(zones).map(ZoneId::of).toList(), from, until, false);
  }

  /** Only these countries, as often as you like. */
  public static DialPolicy only(CountryRule... rules) {
    return DialPolicy.of(List.of(rules), DialCaps.NONE);
  }
}
