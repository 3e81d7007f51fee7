package ai.halo.domain.call;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallRequest.Greeting;
import ai.halo.domain.call.CallRequest.Prompt;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {
  @Test
  void comesBeforeTheGreetingInEveryLanguage() {
    for (var language : Language.values()) {
      var opening = Disclosure.opening(request(language, "Удобно говорить?"));

      assertThat(opening).endsWith(". Удобно говорить?");
      assertThat(opening)
          .hasSizeLessThanOrEqualTo(Disclosure.LONGEST + 1 + "Удобно говорить?".length());
    }
    assertThat(
            Arrays.stream(Language.values())
                .map(
                    language -> Disclosure.opening(request(language, "Hello, is it a good time?"))))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "Здравствуйте!, искусственный интеллект",
    "Салом! Шумо чӣ хел?, зеҳни сунъӣ",
    "Ассалому алайкум! Вақтингиз борми ўртоқ?, sun'iy intellekt",
    "Assalomu alaykum!, sun'iy intellekt",
    "Good morning!, artificial intelligence",
  })
  void speaksAsTheGreetingDoesWhereThePersonIsToChoose(String greeting, String words) {
    assertThat(Disclosure.opening(request(Language.AUTO, greeting))).contains(words);
  }

  private static CallRequest request(Language language, String greeting) {
    return new CallRequest(
        new PhoneNumber("+998901234567"),
        language,
        Voice.FEMALE,
        new Greeting(greeting),
        new Prompt("Предложите тариф."));
  }
}
