package ai.halo.adapter.openai.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "ещё, еще",
    "АЛЛО, ало",
    "нееет, нет",
    "ҳоҷат, хочат",
    "бегоҳӣ, бегохй",
    "рӯйхат, руйхат",
    "қарз, карз",
    "баъд, бад"
  })
  void foldsCyrillicSpellingsIntoOne(String one, String other) {
    assertThat(Spelling.cyrillic(one)).isNotEmpty().isEqualTo(Spelling.cyrillic(other));
  }

  @ParameterizedTest
  @CsvSource({
    "qo‘ng‘iroq, қўнғироқ",
    "yo‘q, йўқ",
    "kelaveringlar, келаверинглар",
    "yozib, ёзиб",
    "emas, эмас",
    "xo‘p, hop",
    "shanba, шанба",
    "yer, ер"
  })
  void foldsUzbekAlphabetsIntoOne(String latin, String other) {
    var key = Spelling.latin(latin.replace("‘", ""));

    assertThat(Spelling.latin(other)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"нeт", "HEт", "нет"})
  void readsLettersThatOnlyLookLatin(String word) {
    assertThat(Spelling.cyrillic(Spelling.inOneScript(word))).isEqualTo("нет");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kerаk", "kеrak", "KЕRАK"})
  void readsLettersThatOnlyLookCyrillic(String word) {
    var inOneScript = Spelling.inOneScript(word);

    assertThat(Spelling.cyrillic(inOneScript)).isEmpty();
    assertThat(Spelling.latin(inOneScript)).isEqualTo("kerak");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "12", "你好"})
  void findsNoCyrillicWhereThereIsNone(String word) {
    assertThat(Spelling.cyrillic(word)).isEmpty();
  }
}
