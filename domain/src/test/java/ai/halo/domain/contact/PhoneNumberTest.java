package ai.halo.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+998 90 123-45-67",
        " +998(90)1234567 ",
        "+998.90.123.45.67",
        "+998\u00a090 123\u201345\u201367"
      })
  void readsANumberAsPeopleWriteIt(String written) {
    assertThat(PhoneNumber.parse(written).e164()).isEqualTo("+998901234567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "998901234567",
        "+0998901234567",
        "+99890",
        "+9989012345678901",
        "+99890abc4567",
        "+998901234567;DROP",
        "+٩٩٨٩٠١٢٣٤٥٦٧",
        "+998\u0000901234567"
      })
  void refusesWhatIsNoNumberAndDoesNotRepeatIt(String written) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> PhoneNumber.parse(written))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("phone.format"))
        .satisfies(refusal -> assertThat(refusal.reason()).doesNotContain("DROP"));
  }

  @Test
  void isMaskedWhenItIsPrinted() {
    assertThat(new PhoneNumber("+998901234567")).hasToString("+998*******67");
  }
}
