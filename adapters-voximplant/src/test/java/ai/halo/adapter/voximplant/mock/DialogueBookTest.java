package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueBookTest {
  private static final List<Dialogue> ALL = new DialogueFiles("/dialogues/").read();
  private static final AttemptId ATTEMPT = attempt(7);

  private final DialogueBook book = new DialogueBook(ALL, 1);

  @ParameterizedTest
  @CsvSource({
    "1, INTERESTED",
    "2, REJECTED",
    "3, CALLBACK",
    "4, NO_ANSWER",
    "5, BUSY",
    "6, VOICEMAIL",
    "7, WRONG_NUMBER",
    "8, OPT_OUT",
    "9, UNCLEAR",
  })
  void playsWhatTheLastDigitSaysInEveryLanguage(String digit, Disposition meaning) {
    var phone = new PhoneNumber("+99890123456" + digit);

    for (var language : List.of(Language.RUSSIAN, Language.UZBEK, Language.TAJIK)) {
      var dialogue = book.choose(phone, language, ATTEMPT);
      assertThat(dialogue.meaning()).isEqualTo(meaning);
      assertThat(dialogue.language()).isEqualTo(language);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "+998901234561, UZBEK",
    "+992901234561, TAJIK",
    "+79161234561, RUSSIAN",
    "+99365123451, RUSSIAN",
    "+12125550121, RUSSIAN",
  })
  void speaksTheLanguageOfTheCountryWhereItIsLeftOpen(String phone, Language spoken) {
    var dialogue = book.choose(new PhoneNumber(phone), Language.AUTO, ATTEMPT);

    assertThat(dialogue.language()).isEqualTo(spoken);
  }

  @Test
  void playsTheSameForTheSameAttemptAndSeedAndVariesOverAttempts() {
    var phone = new PhoneNumber("+998901234561");
    var again = new DialogueBook(ALL, 1);

    var chosen =
        IntStream.range(0, 200)
            .mapToObj(i -> book.choose(phone, Language.RUSSIAN, attempt(i)))
            .toList();

    assertThat(chosen)
        .isEqualTo(
            IntStream.range(0, 200)
                .mapToObj(i -> again.choose(phone, Language.RUSSIAN, attempt(i)))
                .toList());
    assertThat(chosen).extracting(Dialogue::id).contains(interestedInRussian());
  }

  @Test
  void anotherSeedPlaysOtherDialogues() {
    var other = new DialogueBook(ALL, 2);
    var phone = new PhoneNumber("+998901234561");

    var same =
        IntStream.range(0, 200)
            .filter(i ->
                book.choose(phone, Language.RUSSIAN, attempt(i))
                    .equals(other.choose(phone, Language.RUSSIAN, attempt(i))))
            .count();

    assertThat(same).isLessThan(100);
  }

  @Test
  void playsLifeForNumbersThatEndInZero() {
    var counts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new PhoneNumber("+9989%07d0".formatted(i * 37)))
            .map(phone -> book.choose(phone, Language.UZBEK, ATTEMPT).meaning())
            .collect(Collectors.groupingBy(meaning -> meaning, Collectors.counting()));

    assertThat(counts.get(Disposition.NO_ANSWER)).isBetween(2_800L, 3_200L);
    assertThat(counts.get(Disposition.REJECTED)).isBetween(1_650L, 1_950L);
    assertThat(counts.get(Disposition.INTERESTED)).isBetween(1_250L, 1_550L);
    assertThat(counts.get(Disposition.OPT_OUT)).isBetween(220L, 380L);
    assertThat(counts).hasSize(9);
  }

  @Test
  void aNumberThatEndsInZeroAlwaysPlaysTheSame() {
    var phone = new PhoneNumber("+998901234500");

    var meanings =
        IntStream.range(0, 50)
            .mapToObj(i -> book.choose(phone, Language.UZBEK, attempt(i)).meaning())
            .distinct();

    assertThat(meanings).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+998901231400", "+992901230600", "+79161230200"})
  void playsInterestForTheNumbersThatAreToShowARefusedMessage(String phone) {
    var dialogue = book.choose(new PhoneNumber(phone), Language.AUTO, ATTEMPT);

    assertThat(dialogue.meaning()).isEqualTo(Disposition.INTERESTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Disposition.class,
      names = {"INTERESTED", "BUSY", "OPT_OUT"})
  void refusesABookInWhichADialogueIsMissing(Disposition missing) {
    var fewer =
        ALL.stream()
            .filter(
                dialogue -> dialogue.meaning() != missing || dialogue.language() != Language.TAJIK)
            .toList();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DialogueBook(fewer, 1))
        .withMessage("no dialogue is %s in tj", missing.word());
  }

  private static String[] interestedInRussian() {
    return ALL.stream()
        .filter(dialogue -> dialogue.meaning() == Disposition.INTERESTED)
        .filter(dialogue -> dialogue.language() == Language.RUSSIAN)
        .map(Dialogue::id)
        .toArray(String[]::new);
  }

  private static AttemptId attempt(int no) {
    return new AttemptId(new UUID(0, no));
  }
}
