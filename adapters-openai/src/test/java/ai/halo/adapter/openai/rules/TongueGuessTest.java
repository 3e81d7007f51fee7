package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TongueGuessTest {
  private final Ear ear = new Ear(Stream.of(Tongue.values()).map(Resources::lexicon).toList());

  @ParameterizedTest
  @CsvSource({
    "'Здравствуйте, а сколько это стоит?', RUSSIAN",
    "'Salom, narxi qancha bo‘ladi?', UZBEK",
    "'Ассалому алайкум, менга керак эмас', UZBEK",
    "'Салом, нархаш чанд пул?', TAJIK",
    "'Hello, how much is it?', ENGLISH"
  })
  void hearsTheLanguageOfAPerson(String text, Tongue tongue) {
    assertThat(guess(text, Optional.empty())).isEqualTo(tongue);
  }

  @Test
  void staysWithTheCallWhereLittleSpeaksAgainstIt() {
    assertThat(guess("Алло? Ok", Optional.of(Tongue.TAJIK))).isEqualTo(Tongue.TAJIK);
    assertThat(guess("", Optional.of(Tongue.UZBEK))).isEqualTo(Tongue.UZBEK);
  }

  @Test
  void leavesTheCallsLanguageForThatOfThePerson() {
    assertThat(
            guess("Men rus tilini bilmayman, narxi qancha, kim bu?", Optional.of(Tongue.RUSSIAN)))
        .isEqualTo(Tongue.UZBEK);
  }

  @Test
  void takesRussianWhenThereIsNothingToGoBy() {
    assertThat(guess("...", Optional.empty())).isEqualTo(Tongue.RUSSIAN);
  }

  private Tongue guess(String text, Optional<Tongue> ofCall) {
    var utterance = new Utterance(1, Speaker.CUSTOMER, text, Duration.ZERO);
    return TongueGuess.of(ear.listen(List.of(utterance)), ofCall);
  }
}
