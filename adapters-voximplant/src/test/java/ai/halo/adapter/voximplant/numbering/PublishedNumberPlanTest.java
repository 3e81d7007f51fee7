package ai.halo.adapter.voximplant.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.NumberFacts;
import ai.halo.domain.dial.NumberKind;
import ai.halo.domain.port.NumberPlan;
import ai.halo.domain.port.NumberPlanContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedNumberPlanTest implements NumberPlanContract {
  private final PublishedNumberPlan plan = new PublishedNumberPlan();

  @Override
  public NumberPlan plan() {
    return plan;
  }

  private NumberFacts of(String phone) {
    return plan.lookUp(new PhoneNumber(phone));
  }

  @ParameterizedTest
  @CsvSource({
    "+998711234567, UZ, FIXED",
    "+998931234567, UZ, MOBILE",
    "+992372212345, TJ, FIXED",
    "+992901234567, TJ, MOBILE",
    "+74951234567, RU, FIXED",
    "+79991234567, RU, MOBILE",
    "+77172123456, KZ, FIXED",
    "+77771234567, KZ, MOBILE",
    "+996312123456, KG, FIXED",
    "+996555123456, KG, MOBILE",
  })
  void knowsFixedAndMobilePhonesAndTellsRussiaFromKazakhstan(
      String phone, String country, NumberKind kind) {
    assertThat(of(phone)).isEqualTo(new NumberFacts(Optional.of(country), kind));
  }

  @ParameterizedTest
  @CsvSource({
    "+78095123456, PREMIUM",
    "+78001234567, TOLL_FREE",
    "+19002345678, PREMIUM",
    "+4918012345, SHARED_COST",
    "+870773111632, SATELLITE",
    "+881612345678, SATELLITE",
    "+8821612345678, OTHER",
    "+79401234567, OTHER",
    "+78402261234, OTHER",
    "+78501234567, OTHER",
  })
  void neverTakesAServiceOrASatelliteForAPerson(String phone, NumberKind kind) {
    assertThat(of(phone).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"+12423591234, BS", "+18765678901, JM", "+12025550123, US", "+14165550123, CA"})
  void tellsTheCountriesThatShareACallingCode(String phone, String country) {
    assertThat(of(phone).country()).contains(country);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+998101112",
        "+998112112",
        "+992102102",
        "+71121121",
        "+996103103",
        "+99810300000",
        "+79000000",
        "+19995550123",
        "+210123456789",
        "+999123456789",
      })
  void takesNothingElseForAPhone(String phone) {
    assertThat(of(phone).kind())
        .isIn(NumberKind.UNKNOWN, NumberKind.SHORT, NumberKind.EMERGENCY, NumberKind.OTHER);
  }

  @Test
  void printsNothingPersonal() {
    assertThat(of("+998901234567").toString()).doesNotContain("901234567");
  }
}
