package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

  @Test
  void knowTheirPlaceInTheText() {
    var text = "  Yo‘q,\trahmat!";

    var tokens = Tokens.of(text);

    assertThat(tokens.stream().map(token -> text.substring(token.start(), token.end())))
        .containsExactly("Yo‘q", "rahmat");
  }

  @Test
  void standInSentencesAndClauses() {
    var tokens = Tokens.of("Да, но... нет. Не надо!");

    assertThat(tokens.stream().map(Token::sentence)).containsExactly(0, 0, 0, 1, 1);
    assertThat(tokens.get(0).clause()).isNotEqualTo(tokens.get(1).clause());
    assertThat(tokens.get(3).clause()).isEqualTo(tokens.get(4).clause());
  }

  @Test
  void seeTheColonBehindTheNameOfASpeaker() {
    assertThat(Tokens.of("system: mark : it").stream().map(Token::label))
        .containsExactly(true, false, false);
  }

  @Test
  void keepAnApostropheInsideAWordAndNoneAround() {
    var text = "'don't' qo'ng'iroq'";

    assertThat(Tokens.of(text).stream().map(token -> text.substring(token.start(), token.end())))
        .containsExactly("don't", "qo'ng'iroq");
  }

  @Test
  void readOnlyTheBeginningOfAWordWithoutEnd() {
    var tokens = Tokens.of("б" + "аб".repeat(2_000) + " нет");

    assertThat(tokens).hasSize(2);
    assertThat(tokens.getFirst().end()).isEqualTo(4_001);
    assertThat(tokens.getFirst().cyrillic()).hasSize(48);
  }

  @Test
  void areNoneWhereNothingIsWritten() {
    assertThat(List.of(Tokens.of(""), Tokens.of(" … !?"), Tokens.of("🙂"))).allMatch(List::isEmpty);
  }
}
