package ai.halo.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final long STEP = Totp.step(NOON);

  /** RFC 6238, appendix B; of eight digits the last six. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void makesTheCodesOfTheStandard(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  /** RFC 4226, appendix D. */
  @ParameterizedTest
  @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314", "9, 520489"})
  void makesTheCodesOfTheStandardItRestsOn(long step, String code) {
    assertThat(Totp.code(SECRET, step)).isEqualTo(code);
  }

  @Test
  void forgivesAClockThatIsHalfAMinuteWrongAndNoMore() {
    for (var wrong = -1; wrong <= 1; wrong++) {
      var code = Totp.code(SECRET, STEP + wrong);
      assertThat(Totp.match(SECRET, code, NOON, 0)).hasValue(STEP + wrong);
    }
    assertThat(Totp.match(SECRET, Totp.code(SECRET, STEP - 2), NOON, 0)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, STEP + 2), NOON, 0)).isEmpty();
  }

  @Test
  void noCodeCountsTwiceNorOneBeforeIt() {
    var code = Totp.code(SECRET, STEP);

    assertThat(Totp.match(SECRET, code, NOON, STEP)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, STEP - 1), NOON, STEP)).isEmpty();
    assertThat(Totp.match(SECRET, code, NOON, STEP - 1)).hasValue(STEP);
  }

  @Test
  void whatIsNoCodeIsWrong() {
    for (var bad : new String[] {"", "12345", "1234567", "abcdef", "\u0661\u0662", " "}) {
      assertThat(Totp.match(SECRET, bad, NOON, 0)).isEmpty();
    }
  }

  @Test
  void tellsAnAppAllItNeeds() {
    assertThat(Totp.uri(SECRET, new Username("nodira+a@example.com")))
        .isEqualTo(
            "otpauth://totp/HALO:nodira%2Ba%40example.com"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=HALO");
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void writesSecretsInBase32(String text, String written) {
    assertThat(Base32.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
  }
}
