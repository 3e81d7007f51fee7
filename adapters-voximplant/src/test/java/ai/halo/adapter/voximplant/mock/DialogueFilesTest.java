package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.adapter.voximplant.mock.DialogueFiles.BrokenDialogue;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueFilesTest {
  private static final String SOUND =
      """
      {"id": "ru-x", "language": "ru", "business": "clinic", "ending": "completed",
       "expected": {"disposition": "interested", "interest_level": "high", "crm": "added"},
       "ring_seconds": 12,
       "lines": [
         {"speaker": "agent", "text": "{greeting}", "seconds": 6.0, "pause": 0.7},
         {"speaker": "customer", "text": "Алё?", "seconds": 1.05, "pause": 0},
         {"speaker": "agent", "text": "Добрый день!", "seconds": 2, "pause": 0.5},
         {"speaker": "customer", "text": "Слушаю.", "seconds": 1, "pause": 0.5},
         {"speaker": "agent", "text": "Удобно говорить?", "seconds": 2, "pause": 0.5},
         {"speaker": "customer", "text": "Да.", "seconds": 0.4, "pause": 0.5}]}
      """;

  private final DialogueFiles files = new DialogueFiles("/dialogues/");

  @Test
  void readsEveryDialogueThatShips() {
    var dialogues = files.read();

    assertThat(dialogues).hasSizeGreaterThanOrEqualTo(30);
    assertThat(dialogues).extracting(Dialogue::id).doesNotHaveDuplicates();
    assertThat(dialogues)
        .extracting(Dialogue::language)
        .contains(Language.RUSSIAN, Language.UZBEK, Language.TAJIK);
  }

  @Test
  void readsADialogueAsItIsWritten() {
    var dialogue = files.parse("ru-x", SOUND);

    assertThat(dialogue.language()).isEqualTo(Language.RUSSIAN);
    assertThat(dialogue.meaning()).isEqualTo(Disposition.INTERESTED);
    assertThat(dialogue.ending()).isEqualTo(Ending.COMPLETED);
    assertThat(dialogue.ring()).isEqualTo(Duration.ofSeconds(12));
    assertThat(dialogue.lines())
        .hasSize(6)
        .contains(
            new Dialogue.Line(Speaker.CUSTOMER, "Алё?", Duration.ZERO, Duration.ofMillis(1_050)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\": \"ru-x\" | \"id\": \"ru-y\" | its id must be the name of its file",
        "\"language\": \"ru\" | \"language\": \"en\" | language has an unknown word",
        "\"language\": \"ru\" | \"language\": \"auto\" | a dialogue has one language",
        "\"language\": \"ru\", | `` | language is missing",
        "\"business\": \"clinic\" | \"business\": \" \" | business must not be blank",
        "\"ending\": \"completed\" | \"ending\": \"exploded\" | ending has an unknown word",
        "\"ending\": \"completed\" | \"ending\": \"canceled\" | only an operator",
        "\"ending\": \"completed\" | \"ending\": \"busy\" | 6 lines, which does not fit busy",
        "\"disposition\": \"interested\" | \"disposition\": \"fond\" | unknown word",
        "\"interest_level\": \"high\" | \"interest_level\": \"sky\" | unknown word",
        "\"crm\": \"added\" | \"crm\": \"maybe\" | unknown word",
        "\"ring_seconds\": 12 | \"ring_seconds\": 0 | ring_seconds must be 1 to 60",
        "\"ring_seconds\": 12 | \"ring_seconds\": 61 | ring_seconds must be 1 to 60",
        "\"ring_seconds\": 12 | \"ring_seconds\": null | is not of the form",
        "\"ring_seconds\": 12 | \"rings\": 12 | is not of the form",
        "{greeting} | Здравствуйте! | greeting must come first",
        "Удобно | {greeting} Удобно | line 5 holds the greeting",
        "\"speaker\": \"customer\", \"text\": \"Алё?\" | \"speaker\": \"dog\", \"text\": \"Гав\" | speaker of line 2",
        "\"text\": \"Алё?\" | \"text\": \" \" | text of line 2",
        "\"text\": \"Алё?\", | `` | text of line 2 is missing",
        "\"seconds\": 1.05 | \"seconds\": 0 | seconds of line 2",
        "\"seconds\": 1.05 | \"seconds\": 61 | seconds of line 2",
        "\"pause\": 0}, | \"pause\": 11}, | pause of line 2",
        "\"pause\": 0}, | \"pause\": -1}, | pause of line 2",
        "\"lines\": [ | \"lines\": [null, | line 1 is null",
        "]} | ]} {} | is not of the form",
        "\"id\": \"ru-x\", | \"id\": \"ru-x\", \"id\": \"ru-x\", | is not of the form",
      })
  void refusesWhatCannotBePlayedAndNamesTheFile(String sound, String broken, String problem) {
    assertThat(SOUND).contains(sound);
    var text = SOUND.replace(sound, broken == null ? "" : broken);

    assertThatExceptionOfType(BrokenDialogue.class)
        .isThrownBy(() -> files.parse("ru-x", text))
        .withMessageStartingWith("dialogue ru-x: ")
        .withMessageContaining(problem);
  }

  @Test
  void refusesATalkOfFewerThanSixLines() {
    var brief = SOUND.replaceAll("(?s),\\s*\\{\"speaker\": \"customer\", \"text\": \"Да.*}]", "]");

    assertThatExceptionOfType(BrokenDialogue.class)
        .isThrownBy(() -> files.parse("ru-x", brief))
        .withMessageContaining("has 5 lines, which does not fit completed");
  }

  @Test
  void namesAFileThatIsMissing() {
    assertThatExceptionOfType(BrokenDialogue.class)
        .isThrownBy(() -> new DialogueFiles("/nowhere/").read())
        .withMessageContaining("index.txt");
  }
}
