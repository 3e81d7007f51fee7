package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotesTest {

  @Test
  void takeTheWholeSentenceOfTheCue() {
    assertThat(quote("Алло. Ну, мне это не нужно, спасибо! До свидания.", "не нужно"))
        .isEqualTo("Ну, мне это не нужно, спасибо");
  }

  @Test
  void takeSomeWordsOfASentenceThatRunsOn() {
    var text = "и вот ".repeat(40) + "мне не нужно " + "ну да ".repeat(40);

    var quote = quote(text.strip(), "не нужно");

    assertThat(quote).contains("мне не нужно ну").hasSizeLessThanOrEqualTo(160);
    assertThat(text).contains(" " + quote + " ");
  }

  @Test
  void neverTakeHalfAWord() {
    var text = "а".repeat(120) + " не нужно " + "б".repeat(120);

    assertThat(quote(text, "не нужно")).isEqualTo("не нужно");
  }

  @Test
  void takeNothingOfAWordWithoutEnd() {
    var word = "я".repeat(500);

    assertThat(quote(word, word)).isEmpty();
    assertThat(quotes(word).evidence("disposition", List.of(cue(word, word)))).isEmpty();
  }

  @Test
  void nameTheLineAndDoNotRepeatThemselves() {
    var text = "не нужно";

    var evidence = quotes(text).evidence("disposition", List.of(cue(text, text), cue(text, text)));

    assertThat(evidence).hasSize(1);
    assertThat(evidence.getFirst().utterance()).isEqualTo(7);
    assertThat(evidence.getFirst().quote()).isEqualTo(text);
  }

  private static String quote(String text, String words) {
    return quotes(text).of(cue(text, words));
  }

  private static Quotes quotes(String text) {
    return new Quotes(List.of(new Line(7, text, List.of())));
  }

  private static Heard cue(String text, String words) {
    int start = text.indexOf(words);
    return new Heard(Cue.REFUSAL, 3, Tongue.RUSSIAN, 0, start, start + words.length());
  }
}
