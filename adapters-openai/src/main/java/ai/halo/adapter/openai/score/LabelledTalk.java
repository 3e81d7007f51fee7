package ai.halo.adapter.openai.score;

import ai.halo.domain.Word;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.CallbackWish;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.analysis.PartOfDay;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/**
 * A talk and what a person says it meant.
 *
 * <pre>{@code
 * # ru-74 | callback | interest low | lead no | opt_out no | callback weekday=friday part=morning
 * A: Удобно говорить?
 * C: Не совсем. В пятницу утром наберите, хорошо?
 * }</pre>
 *
 * The file's name is the language the call was placed in; {@code A:} is the agent, {@code C:} the
 * customer.
 */
record LabelledTalk(String id, String set, Label label, AnalysisRequest request) {
  private static final int FIELDS = 6;
  private static final int SECONDS_A_LINE = 4;

  /** What a person says the talk meant. */
  record Label(
      Disposition disposition,
      InterestLevel interest,
      boolean lead,
      boolean optOut,
      Optional<CallbackWish> callback) {}

  /**
   * The talks of a file.
   *
   * @throws IllegalArgumentException when one is not written as above, naming it
   */
  static List<LabelledTalk> read(Path file) throws IOException {
    var set = String.valueOf(file.getFileName()).replaceFirst("\\.txt$", "");
    var talks = new ArrayList<LabelledTalk>();
    for (var block : Files.readString(file, StandardCharsets.UTF_8).split("(?m)^# ", -1)) {
      if (!block.isBlank()) {
        talks.add(parse(set, block.strip().lines().toList()));
      }
    }
    return talks;
  }

  /** Whether no analyzer was tuned to this one; a third of all, told by the id alone. */
  boolean isHeldOut() {
    var hash = new CRC32();
    hash.update(id.getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % 3 == 0;
  }

  /** The words are of no use in a report. */
  @Override
  public String toString() {
    return id;
  }

  private static LabelledTalk parse(String set, List<String> lines) {
    var head = lines.getFirst().split(" \\| ", -1);
    if (head.length != FIELDS) {
      throw new IllegalArgumentException("not a labelled talk: " + lines.getFirst());
    }
    try {
      var label =
          new Label(
              word(Disposition.class, head[1]),
              word(InterestLevel.class, after(head[2], "interest ")),
              isYes(after(head[3], "lead ")),
              isYes(after(head[4], "opt_out ")),
              wish(after(head[5], "callback ")));
      var language = Word.find(Language.class, set).orElse(Language.AUTO);
      return new LabelledTalk(head[0], set, label, talk(language, lines.subList(1, lines.size())));
    } catch (RuntimeException unreadable) {
      throw new IllegalArgumentException("label of " + head[0] + ": " + unreadable.getMessage());
    }
  }

  private static AnalysisRequest talk(Language language, List<String> lines) {
    var utterances = new ArrayList<Utterance>();
    for (var line : lines) {
      var speaker = line.startsWith("A: ") ? Speaker.AGENT : Speaker.CUSTOMER;
      var no = utterances.size() + 1;
      var offset = Duration.ofSeconds((long) SECONDS_A_LINE * no);
      utterances.add(new Utterance(no, speaker, line.substring("A: ".length()), offset));
    }
    return new AnalysisRequest("Offer what we have.", language, new Transcript(utterances));
  }

  private static String after(String field, String name) {
    if (!field.startsWith(name)) {
      throw new IllegalArgumentException("expected " + name.strip());
    }
    return field.substring(name.length());
  }

  private static boolean isYes(String word) {
    return switch (word) {
      case "yes" -> true;
      case "no" -> false;
      case String other -> throw new IllegalArgumentException("neither yes nor no: " + other);
    };
  }

  private static <E extends Enum<E> & Word> E word(Class<E> type, String word) {
    return Word.find(type, word)
        .orElseThrow(() -> new IllegalArgumentException("unknown word " + word));
  }

  private static Optional<CallbackWish> wish(String text) {
    if (text.equals("-")) {
      return Optional.empty();
    }
    var parts = new HashMap<String, String>();
    Arrays.stream(text.split(" ", -1))
        .map(part -> part.split("=", 2))
        .forEach(part -> parts.put(part[0], part[1]));
    return Optional.of(
        new CallbackWish(
            number(parts, "in_minutes"),
            number(parts, "in_days"),
            Optional.ofNullable(parts.get("weekday"))
                .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))),
            number(parts, "day"),
            number(parts, "month"),
            Optional.ofNullable(parts.get("part")).map(part -> word(PartOfDay.class, part)),
            number(parts, "hour"),
            number(parts, "minute")));
  }

  private static OptionalInt number(Map<String, String> parts, String name) {
    var text = parts.get(name);
    return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }
}
