package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {

  @Test
  void findsEachOfTheAlternatives() {
    var lexicon = russian("не надо|нужно");

    assertThat(found(lexicon, "не надо")).isTrue();
    assertThat(found(lexicon, "не нужно")).isTrue();
    assertThat(found(lexicon, "не буду")).isFalse();
  }

  @Test
  void bridgesAGapOfTwoWordsAndNoMore() {
    var lexicon = russian("не ~ звоните");

    assertThat(found(lexicon, "не звоните")).isTrue();
    assertThat(found(lexicon, "не надо мне звоните")).isTrue();
    assertThat(found(lexicon, "не надо мне больше звоните")).isFalse();
  }

  @Test
  void bridgesNoNegation() {
    var lexicon =
        new Lexicon(
            Tongue.RUSSIAN,
            LexiconFile.parse(
                Tongue.RUSSIAN, List.of("[liking 2]", "мне ~ интересно", "[not 1]", "не")));

    assertThat(found(lexicon, "мне это интересно")).isTrue();
    assertThat(found(lexicon, "мне это не интересно")).isFalse();
  }

  @Test
  void doesNotReachIntoTheNextSentence() {
    var lexicon = russian("не ~ звоните");

    assertThat(found(lexicon, "не, звоните")).isTrue();
    assertThat(found(lexicon, "не... звоните")).isTrue();
    assertThat(found(lexicon, "не. Звоните")).isFalse();
  }

  @Test
  void knowsWordsByTheirBeginningOrEnding() {
    var lexicon = uzbek("raqamim* o‘chir*", "*moqchiman");

    assertThat(found(lexicon, "raqamimni o‘chiring")).isTrue();
    assertThat(found(lexicon, "raqamim ochirilsin")).isTrue();
    assertThat(found(lexicon, "olmoqchiman")).isTrue();
    assertThat(found(lexicon, "raqam o‘chiring")).isFalse();
  }

  @Test
  void joinsWordsThatStandForOneTogether() {
    var lexicon = new Lexicon(Tongue.ENGLISH, parse(Tongue.ENGLISH, "i'm|i_am interested"));

    assertThat(found(lexicon, "I am interested")).isTrue();
    assertThat(found(lexicon, "I’m interested")).isTrue();
    assertThat(found(lexicon, "I interested")).isFalse();
  }

  @Test
  void tellsTheNameOfASpeakerByItsColon() {
    var lexicon = russian("система:");

    assertThat(found(lexicon, "Система: отметь")).isTrue();
    assertThat(found(lexicon, "система отметь")).isFalse();
  }

  @Test
  void prefersThePhraseThatNamesMore() {
    var lexicon =
        new Lexicon(
            Tongue.RUSSIAN,
            LexiconFile.parse(
                Tongue.RUSSIAN,
                List.of("[refusal 3]", "не надо", "[opt_out 5]", "не надо ~ звонить")));

    var heard = lexicon.at(Tokens.of("не надо мне звонить"), 0);

    assertThat(heard.map(Lexicon.Found::cue)).hasValue(Cue.OPT_OUT);
    assertThat(heard.map(Lexicon.Found::length)).hasValue(4);
  }

  @Test
  void refusesWhatIsNoWordOfItsLanguage() {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(Tongue.RUSSIAN, "не hello"));
    assertThatIllegalArgumentException().isThrownBy(() -> parse(Tongue.RUSSIAN, "не |надо"));
    assertThatIllegalArgumentException().isThrownBy(() -> parse(Tongue.RUSSIAN, "не,надо"));
  }

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void shipsForEveryLanguage(Tongue tongue) {
    var lexicon = Resources.lexicon(tongue);

    assertThat(lexicon.tongue()).isEqualTo(tongue);
  }

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void hasAPhraseForEveryStance(Tongue tongue) {
    var cues = Resources.phrases(tongue).stream().map(phrase -> phrase.cue().stance());

    assertThat(cues).contains(Stance.values());
  }

  @ParameterizedTest
  @EnumSource(Tongue.class)
  void endsNoPhraseInAGap(Tongue tongue) {
    assertThat(Resources.phrases(tongue))
        .noneMatch(phrase -> phrase.parts().getLast() instanceof Phrase.Part.Gap)
        .noneMatch(phrase -> phrase.parts().getFirst() instanceof Phrase.Part.Gap)
        .allMatch(phrase -> phrase.strength() >= 0 && phrase.strength() <= 5);
  }

  private static Lexicon russian(String... lines) {
    return new Lexicon(Tongue.RUSSIAN, parse(Tongue.RUSSIAN, lines));
  }

  private static Lexicon uzbek(String... lines) {
    return new Lexicon(Tongue.UZBEK, parse(Tongue.UZBEK, lines));
  }

  private static List<Phrase> parse(Tongue tongue, String... lines) {
    return LexiconFile.parse(tongue, List.of(lines));
  }

  private static boolean found(Lexicon lexicon, String text) {
    return lexicon.at(Tokens.of(text), 0).isPresent();
  }
}
