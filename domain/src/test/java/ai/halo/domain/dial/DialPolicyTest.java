package ai.halo.domain.dial;

import static ai.halo.domain.dial.DialPolicies.only;
import static ai.halo.domain.dial.DialPolicies.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.cost.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DialPolicyTest {
  private static final Instant NOON_UTC = Instant.parse("2026-03-10T12:00:00Z");
  private static final NumberFacts UZBEK = new NumberFacts(Optional.of("UZ"), NumberKind.MOBILE);
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime TWENTY = LocalTime.of(20, 0);

  private static Optional<Objection> objection(DialCaps caps, DialCaps.Usage usage) {
    return DialPolicies.capped(caps).ofMoment(UZBEK, false, NOON_UTC, usage);
  }

  private static DialCaps.Usage spent(String amount, String currency) {
    return new DialCaps.Usage(0, 0, List.of(new Money(new BigDecimal(amount), currency)));
  }

  @Test
  void allowsACountryThatIsNamedAndNoOther() {
    assertThat(DialPolicies.ALL_DAY.ofNumber(UZBEK)).isEmpty();
    assertThat(DialPolicies.ALL_DAY.ofNumber(new NumberFacts(Optional.of("US"), NumberKind.MOBILE)))
        .contains(Objection.COUNTRY);
    assertThat(DialPolicies.ALL_DAY.ofNumber(new NumberFacts(Optional.empty(), NumberKind.MOBILE)))
        .contains(Objection.COUNTRY);
    assertThat(only().ofNumber(UZBEK)).contains(Objection.COUNTRY);
  }

  @Test
  void asksForConsentWhereTheCountryDoes() {
    var asking =
        only(new CountryRule("UZ", List.of(ZoneId.of("Asia/Tashkent")), NINE, TWENTY, true));

    assertThat(asking.ofPerson(UZBEK, false)).contains(Objection.CONSENT);
    assertThat(asking.ofPerson(UZBEK, true)).isEmpty();
    assertThat(asking.ofMoment(UZBEK, false, NOON_UTC, DialCaps.Usage.NOTHING))
        .contains(Objection.CONSENT);
    assertThat(asking.ofMoment(UZBEK, true, NOON_UTC, DialCaps.Usage.NOTHING)).isEmpty();
    assertThat(DialPolicies.ALL_DAY.ofPerson(UZBEK, false)).isEmpty();
    assertThat(asking.ofPerson(NumberFacts.NOTHING, true)).contains(Objection.NUMBER_KIND);
  }

  @ParameterizedTest
  @EnumSource(
      value = NumberKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MOBILE", "FIXED", "FIXED_OR_MOBILE"})
  void neverAllowsWhatIsNotAPersonsPhoneWhateverItsCountry(NumberKind kind) {
    assertThat(DialPolicies.ALL_DAY.ofNumber(new NumberFacts(Optional.of("UZ"), kind)))
        .contains(Objection.NUMBER_KIND);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T03:59:59Z, false",
    "2026-03-10T04:00:00Z, true",
    "2026-03-10T14:59:59Z, true",
    "2026-03-10T15:00:00Z, false",
  })
  void letsAPhoneRingWithinTheHoursWhereItIs(Instant at, boolean mayRing) {
    var tashkent = only(rule("UZ", NINE, TWENTY, "Asia/Tashkent"));

    assertThat(tashkent.ofMoment(UZBEK, false, at, DialCaps.Usage.NOTHING).isEmpty())
        .isEqualTo(mayRing);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T06:30:00Z, false", // 18:30 in Kamchatka, 08:30 in Kaliningrad
    "2026-03-10T07:00:00Z, true", // 19:00 and 09:00
    "2026-03-10T08:00:00Z, false", // 20:00 and 10:00
  })
  void asksForTheHoursOfEveryZoneOfACountry(Instant at, boolean mayRing) {
    var russia = rule("RU", NINE, TWENTY, "Europe/Kaliningrad", "Asia/Kamchatka");

    assertThat(russia.mayRingAt(at)).isEqualTo(mayRing);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T16:59:00Z, false", // 21:59
    "2026-03-10T17:00:00Z, true", // 22:00
    "2026-03-10T20:30:00Z, true", // 01:30
    "2026-03-10T21:00:00Z, false", // 02:00
  })
  void takesHoursThatGoOverMidnight(Instant at, boolean mayRing) {
    var late = rule("UZ", LocalTime.of(22, 0), LocalTime.of(2, 0), "Asia/Tashkent");

    assertThat(late.mayRingAt(at)).isEqualTo(mayRing);
  }

  @Test
  void goesByTheLocalTimeWhenClocksAreChanged() {
    var chisinau = rule("MD", NINE, TWENTY, "Europe/Chisinau");

    assertThat(chisinau.mayRingAt(Instant.parse("2026-03-28T06:30:00Z"))).isFalse();
    assertThat(chisinau.mayRingAt(Instant.parse("2026-03-29T06:30:00Z"))).isTrue();
  }

  @Test
  void allowsSoManyPermitsAndNotOneMore() {
    var caps = new DialCaps(2, 5, Optional.empty());

    assertThat(objection(caps, new DialCaps.Usage(1, 4, List.of()))).isEmpty();
    assertThat(objection(caps, new DialCaps.Usage(2, 4, List.of()))).contains(Objection.NUMBER_CAP);
    assertThat(objection(caps, new DialCaps.Usage(1, 5, List.of()))).contains(Objection.HOUR_CAP);
    assertThat(objection(DialCaps.NONE, new DialCaps.Usage(9, 9, List.of()))).isEmpty();
  }

  @Test
  void stopsWhenEnoughWasSpentAndWhereNobodyCanCompare() {
    var caps = new DialCaps(0, 0, Optional.of(new Money(new BigDecimal("50.00"), "USD")));

    assertThat(objection(caps, spent("49.99", "USD"))).isEmpty();
    assertThat(objection(caps, spent("50", "USD"))).contains(Objection.SPEND_CAP);
    assertThat(objection(caps, spent("0.01", "EUR"))).contains(Objection.SPEND_CAP);
    assertThat(objection(caps, spent("0", "EUR"))).isEmpty();
    assertThat(objection(DialCaps.NONE, spent("1000", "USD"))).isEmpty();
  }

  @Test
  void refusesARuleThatNamesNoCountryOrNoZone() {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> rule("UZB", NINE, TWENTY, "Asia/Tashkent"))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("country.format"));
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> rule("UZ", NINE, TWENTY))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("country.zones"));
  }
}
