package ai.halo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.CountryRule;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

class DialSettingsTest {
  private static DialSettings of(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("halo.dial", DialSettings.class);
  }

  private static DialSettings with(String name, String value) {
    return of(Map.of("halo.dial." + name, value));
  }

  @Test
  void allowNobodyAndLittleUntilTheyAreSet() {
    var settings = of(Map.of());

    assertThat(settings.policy().countries()).isEmpty();
    assertThat(settings.policy().caps())
        .isEqualTo(new DialCaps(3, 300, Optional.of(new Money(new BigDecimal("50"), "USD"))));
    assertThat(settings.limits()).isEqualTo(new DialLimits(20, 10, Duration.ofSeconds(20)));
    assertThat(settings.leastFunds()).isEqualByComparingTo("1");
    assertThat(settings.longestWait()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void readCountriesWithTheirZonesAndHours() {
    var settings = new HashMap<String, String>();
    settings.put("halo.dial.countries.UZ", "Asia/Tashkent 09:00-20:00");
    settings.put("halo.dial.countries.ru", "Europe/Kaliningrad,Asia/Kamchatka 10:00-19:30 consent");
    settings.put("halo.dial.countries.KZ", "Asia/Almaty always no-consent");
    settings.put("halo.dial.countries.KG", "never");

    assertThat(of(settings).policy().countries().values())
        .containsExactlyInAnyOrder(
            rule("UZ", true, "09:00", "20:00", "Asia/Tashkent"),
            rule("RU", true, "10:00", "19:30", "Europe/Kaliningrad", "Asia/Kamchatka"),
            rule("KZ", false, "00:00", "00:00", "Asia/Almaty"));
  }

  private static CountryRule rule(
      String country, boolean needsConsent, String from, String until, String... zones) {
    return new CountryRule(
        country,
        List.of(zones).stream().map(ZoneId::of).toList(),
        LocalTime.parse(from),
        LocalTime.parse(until),
        needsConsent);
  }

  @Test
  void readCaps() {
    var caps =
        of(Map.of(
                "halo.dial.per-number-and-day", "3",
                "halo.dial.per-hour", "200",
                "halo.dial.spend-per-day", "50.5 USD"))
            .policy()
            .caps();

    assertThat(caps)
        .isEqualTo(new DialCaps(3, 200, Optional.of(new Money(new BigDecimal("50.5"), "USD"))));
  }

  @Test
  void liftCapsWhereThatIsSaid() {
    var lifted =
        of(
            Map.of(
                "halo.dial.per-number-and-day", "0",
                "halo.dial.per-hour", "0",
                "halo.dial.spend-per-day", "none"));

    assertThat(lifted.policy().caps()).isEqualTo(DialCaps.NONE);
  }

  /** What a profile names wins over what is safe, so only that of mocks may. */
  @ParameterizedTest
  @CsvSource({"application.yml", "application-real.yml"})
  void areNotWidenedByAnyProfileInWhichPhonesRing(String file) throws IOException {
    var source = new YamlPropertySourceLoader().load(file, new ClassPathResource(file)).getFirst();
    var names = ((EnumerablePropertySource<?>) source).getPropertyNames();

    assertThat(names).noneMatch(name -> name.startsWith("halo.dial"));
  }

  @Test
  void areOpenedByTheProfileOfMocks() throws IOException {
    var file = new ClassPathResource("application-mock.yml");
    var source = new YamlPropertySourceLoader().load("mock", file).getFirst();

    var settings =
        new Binder(ConfigurationPropertySource.from(source))
            .bindOrCreate("halo.dial", DialSettings.class);

    assertThat(settings.policy().caps()).isEqualTo(DialCaps.NONE);
    assertThat(settings.policy().countries()).containsOnlyKeys("UZ", "TJ", "RU", "KZ", "KG");
  }

  @ParameterizedTest
  @CsvSource({
    "countries.UZ, Asia/Tashkent, halo.dial.countries.UZ",
    "countries.UZ, 09:00-20:00, halo.dial.countries.UZ",
    "countries.UZ, Asia/Nowhere 09:00-20:00, halo.dial.countries.UZ",
    "countries.UZ, Asia/Tashkent 09:00-24:00, halo.dial.countries.UZ",
    "countries.UZ, Asia/Tashkent always maybe, halo.dial.countries.UZ",
    "countries.UZB, Asia/Tashkent always, halo.dial.countries.UZB",
    "per-number-and-day, -1, halo.dial.per-number-and-day",
    "per-hour, -1, halo.dial.per-hour",
    "spend-per-day, '', halo.dial.spend-per-day",
    "spend-per-day, 50, halo.dial.spend-per-day",
    "spend-per-day, -50 USD, halo.dial.spend-per-day",
    "spend-per-day, 50 dollars, halo.dial.spend-per-day",
    "least-funds, -1, halo.dial.least-funds",
    "funds-every, 0s, halo.dial.funds-every",
    "concurrency, 0, halo.dial.concurrency",
    "rate, 0, halo.dial.rate",
    "longest-wait, 0s, halo.dial.longest-wait",
  })
  void refuseBadValuesByName(String name, String value, String named) {
    assertThatExceptionOfType(BindException.class)
        .isThrownBy(() -> with(name, value))
        .havingRootCause()
        .withMessageContaining(named);
  }
}
