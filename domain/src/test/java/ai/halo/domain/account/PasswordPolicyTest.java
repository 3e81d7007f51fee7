package ai.halo.domain.account;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ai.halo.domain.InvalidValue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
  private static final Username NAME = new Username("dilnoza.karimova");

  private final PasswordPolicy policy = new PasswordPolicy(Set.of("letmein", "iloveyou", "пароль"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery",
        "всё хорошо, прекрасная маркиза",
        "aaaa bbbb cccc dddd eeee",
        "🐎🔋📎🐎🐘🔑🌧️🚲☎️🎈🧲🪁🌶️⚓🧊",
        "!?€%/&)=_;:#+*~",
        "                x",
        "halogen lamps are warm",
        "my administrator is kind"
      })
  void takesAnythingThatIsLongEnough(String text) {
    assertThatNoException().isThrownBy(() -> policy.check(text, NAME, 15));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LetMeIn-12345678",
        "2026iloveyou2026",
        "Пароль1234567890",
        "iloveyouiloveyou",
        "aaaaaaaaaaaaaaaa",
        "!!!!!!!!!!!!!!!!",
        "abcabcabcabcabcabc",
        "qwertyuiopasdfgh",
        "123456789012345678",
        "zyxwvutsrqponmlk",
        "йцукенгшщзхъфывап",
        "dilnoza.karimova1",
        "dilnozakarimova-2026",
        "halo-administrator",
        "HALO password 2026"
      })
  void refusesWhatSomebodyWouldTryFirst(String text) {
    refused(text, 15, "password.guessable");
  }

  @Test
  void countsCharactersAndNotBytesNorHalves() {
    refused("fourteen chars", 15, "password.too_short");
    refused("🐎🔋📎🐘🔑🚲🎈", 8, "password.too_short");
    refused("horse ".repeat(43), 15, "password.too_long");
    assertThatNoException().isThrownBy(() -> policy.check("🐎🔋📎🐘🔑🚲🎈⚓", NAME, 8));
    assertThatNoException().isThrownBy(() -> policy.check("fifteen letters", NAME, 15));
  }

  private void refused(String text, int shortest, String code) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> policy.check(text, NAME, shortest))
        .satisfies(
            refused -> org.assertj.core.api.Assertions.assertThat(refused.code()).isEqualTo(code));
  }
}
