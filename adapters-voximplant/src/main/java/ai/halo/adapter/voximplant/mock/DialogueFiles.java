package ai.halo.adapter.voximplant.mock;

import ai.halo.domain.Word;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.followup.CrmStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the dialogues from the class path and refuses whatever is wrong with them, naming the file.
 *
 * <p>{@code index.txt} names them, one a line; {@code <name>.json} holds one each, with exactly
 * these properties:
 *
 * <pre>{@code
 * {
 *   "id": "ru-interested-clinic",       the name of the file
 *   "language": "ru",                   ru, uz or tj
 *   "business": "clinic",               who calls, for readers
 *   "ending": "completed",              how the line ends; not canceled, which only an operator does
 *   "expected": {                       what an analyzer should make of it
 *     "disposition": "interested",      also the group it is chosen from
 *     "interest_level": "high",
 *     "crm": "added"
 *   },
 *   "ring_seconds": 12,                 1 to 60
 *   "lines": [                          6 to 20 for completed, 1 to 20 for voicemail, else none
 *     {"speaker": "agent",              agent or customer; the agent begins
 *      "text": "{greeting}",            the first line, and only it, stands for the call's greeting
 *      "seconds": 6.0,                  how long it takes to say, up to 60; a greeting's own length
 *                                       counts instead
 *      "pause": 0.7}                    the silence before it, up to 10
 *   ]
 * }
 * }</pre>
 */
final class DialogueFiles {
  private static final int FEWEST_LINES_OF_A_TALK = 6;
  private static final int MOST_LINES = 20;
  private static final int LONGEST_RING = 60;
  private static final double LONGEST_LINE = 60;
  private static final double LONGEST_PAUSE = 10;

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private final String folder;

  /** In this folder of the class path, such as {@code /dialogues/}. */
  DialogueFiles(String folder) {
    this.folder = folder;
  }

  /** A dialogue that cannot be played as it is written. */
  static final class BrokenDialogue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenDialogue(String name, String problem) {
      super("dialogue %s: %s".formatted(name, problem));
    }
  }

  private record DialogueJson(
      @Nullable String id,
      @Nullable String language,
      @Nullable String business,
      @Nullable String ending,
      @Nullable ExpectedJson expected,
      int ring_seconds,
      @Nullable List<@Nullable LineJson> lines) {}

  private record ExpectedJson(
      @Nullable String disposition, @Nullable String interest_level, @Nullable String crm) {}

  private record LineJson(
      @Nullable String speaker, @Nullable String text, double seconds, double pause) {}

  /**
   * Every dialogue there is, in the order of the index.
   *
   * @throws BrokenDialogue for the first one that is wrong
   */
  List<Dialogue> read() {
    var names = text("index.txt").lines().map(String::strip).filter(n -> !n.isEmpty()).toList();
    names.stream()
        .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
        .findFirst()
        .ifPresent(twice -> {
          throw new BrokenDialogue(twice, "stands twice in index.txt");
        });
    return names.stream().map(name -> parse(name, text(name + ".json"))).toList();
  }

  /** The dialogue that this text holds. */
  Dialogue parse(String name, String text) {
    try {
      return new Checked(name).dialogue(json.readValue(text, DialogueJson.class));
    } catch (JacksonException e) {
      throw new BrokenDialogue(name, "is not of the form: " + e.getOriginalMessage());
    }
  }

  private String text(String file) {
    try (InputStream in = DialogueFiles.class.getResourceAsStream(folder + file)) {
      if (in == null) {
        throw new BrokenDialogue(file, "there is no such file in " + folder);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Turns the JSON of one dialogue into the real thing, or says what is wrong with it. */
  private record Checked(String name) {

    Dialogue dialogue(DialogueJson dialogue) {
      require(name.equals(dialogue.id()), "its id must be the name of its file");
      require(!written("business", dialogue.business()).isBlank(), "business must not be blank");
      var language = word(Language.class, "language", dialogue.language());
      require(language != Language.AUTO, "a dialogue has one language, auto is none");
      var ending = word(Ending.class, "ending", dialogue.ending());
      require(ending != Ending.CANCELED, "only an operator ends a line as canceled");
      require(
          dialogue.ring_seconds() >= 1 && dialogue.ring_seconds() <= LONGEST_RING,
          "ring_seconds must be 1 to " + LONGEST_RING);
      return new Dialogue(
          name,
          language,
          meaning(dialogue.expected()),
          ending,
          Duration.ofSeconds(dialogue.ring_seconds()),
          lines(ending, dialogue.lines()));
    }

    private Disposition meaning(@Nullable ExpectedJson expected) {
      if (expected == null) {
        throw new BrokenDialogue(name, "expected is missing");
      }
      word(InterestLevel.class, "expected.interest_level", expected.interest_level());
      word(CrmStatus.class, "expected.crm", expected.crm());
      return word(Disposition.class, "expected.disposition", expected.disposition());
    }

    private List<Dialogue.Line> lines(Ending ending, @Nullable List<@Nullable LineJson> lines) {
      if (lines == null) {
        throw new BrokenDialogue(name, "lines are missing");
      }
      require(
          lines.size() >= fewestLines(ending) && lines.size() <= mostLines(ending),
          "has %d lines, which does not fit %s".formatted(lines.size(), ending.word()));
      return IntStream.range(0, lines.size()).mapToObj(i -> line(i + 1, lines.get(i))).toList();
    }

    private Dialogue.Line line(int no, @Nullable LineJson line) {
      if (line == null) {
        throw new BrokenDialogue(name, "line %d is null".formatted(no));
      }
      var speaker = word(Speaker.class, "speaker of line " + no, line.speaker());
      var text = written("text of line " + no, line.text());
      require(
          !text.isBlank() && text.length() <= Utterance.LONGEST,
          "text of line %d must have 1 to %d characters".formatted(no, Utterance.LONGEST));
      require(
          no != 1 || (speaker == Speaker.AGENT && text.equals(Dialogue.GREETING)),
          "the agent's greeting must come first");
      require(
          no == 1 || !text.contains(Dialogue.GREETING),
          "line %d holds the greeting, which only comes first".formatted(no));
      require(
          line.seconds() > 0 && line.seconds() <= LONGEST_LINE,
          "seconds of line %d must be above 0 and up to 60".formatted(no));
      require(
          line.pause() >= 0 && line.pause() <= LONGEST_PAUSE,
          "pause of line %d must be 0 to 10".formatted(no));
      return new Dialogue.Line(speaker, text, seconds(line.pause()), seconds(line.seconds()));
    }

    private <E extends Enum<E> & Word> E word(Class<E> type, String what, @Nullable String word) {
      return Word.find(type, written(what, word))
          .orElseThrow(() -> new BrokenDialogue(name, what + " has an unknown word"));
    }

    private String written(String what, @Nullable String text) {
      if (text == null) {
        throw new BrokenDialogue(name, what + " is missing");
      }
      return text;
    }

    private void require(boolean so, String problem) {
      if (!so) {
        throw new BrokenDialogue(name, problem);
      }
    }

    private static int fewestLines(Ending ending) {
      return switch (ending) {
        case COMPLETED -> FEWEST_LINES_OF_A_TALK;
        case VOICEMAIL -> 1;
        case NO_ANSWER, BUSY, UNREACHABLE, REJECTED_BY_CALLEE, REJECTED_BY_CARRIER -> 0;
        case INVALID_NUMBER, CANCELED, PROVIDER_ERROR -> 0;
      };
    }

    private static int mostLines(Ending ending) {
      return fewestLines(ending) == 0 ? 0 : MOST_LINES;
    }

    private static Duration seconds(double seconds) {
      return Duration.ofMillis(Math.round(seconds * 1_000));
    }
  }
}
