package ai.halo.domain.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.call.CallRequest.Greeting;
import ai.halo.domain.call.CallRequest.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRequestTest {
  @Test
  void takesTextInEveryLanguageAndWithLineBreaks() {
    assertThat(new Prompt("  Oʻzbekcha\nтоҷикӣ 👋 ").text()).isEqualTo("Oʻzbekcha\nтоҷикӣ 👋");
  }

  @ParameterizedTest
  @CsvSource({
    "'', greeting.blank",
    "'   ', greeting.blank",
    "'a\u0000b', greeting.characters",
    "'a\ud83d', greeting.characters"
  })
  void refusesAGreetingThatCannotBeSpoken(String text, String code) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new Greeting(text))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void refusesTextsLongerThanTheirLimits() {
    assertThat(new Greeting("x".repeat(500)).text()).hasSize(500);
    assertThat(new Prompt("x".repeat(8_000)).text()).hasSize(8_000);
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Greeting("x".repeat(501)));
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Prompt("x".repeat(8_001)));
  }
}
