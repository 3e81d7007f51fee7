package ai.halo.adapter.openai.rules;

import ai.halo.domain.Word;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.followup.CrmStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dialogue of the mock voice gateway, as it lies in the neighbouring module's sources.
 *
 * <p>One JSON file each, named by its id; {@code index.txt} names them all, one a line. No lines
 * means that nobody picked up. The first line is the agent's and is {@code {greeting}}, which the
 * greeting of the call replaces; its {@code seconds} are those of a greeting of 84 characters.
 *
 * @param ending how the line ends after the last line, or after ringing when there are no lines
 * @param disposition what the analyzer is to find, likewise {@code interest} and {@code crm}
 * @param ringSeconds how long it rings, or sounds busy
 */
record Dialogue(
    String id,
    Language language,
    String business,
    Ending ending,
    Disposition disposition,
    InterestLevel interest,
    CrmStatus crm,
    double ringSeconds,
    List<Said> lines) {
  private static final Path FOLDER =
      Path.of("..", "adapters-voximplant", "src", "main", "resources", "dialogues");

  /**
   * A line.
   *
   * @param speaker {@code agent} or {@code customer}; an announcement is the customer's
   * @param text a dash at the end means that the other one interrupts
   * @param seconds how long saying it takes, about 14 characters a second
   * @param pause how long the silence before it is, 0.4 to 1.5 seconds
   */
  record Said(String speaker, String text, double seconds, double pause) {
    boolean byAgent() {
      return speaker.equals("agent");
    }
  }

  /** All dialogues that the index names, in its order. */
  static List<Dialogue> all() {
    return index().stream().map(Dialogue::read).toList();
  }

  /** The ids in the index. */
  static List<String> index() {
    try {
      return Files.readAllLines(FOLDER.resolve("index.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of the files that are there, sorted. */
  static List<String> files() {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the analyzer gets when the call is over. */
  AnalysisRequest request(String greeting) {
    return Talks.talk(
        language,
        lines.stream()
            .map(line ->
                (line.byAgent() ? "A: " : "C: ") + line.text().replace("{greeting}", greeting))
            .toList());
  }

  @Override
  public String toString() {
    return id;
  }

  private static Dialogue read(String id) {
    var json = JsonMapper.builder().build().readTree(FOLDER.resolve(id + ".json").toFile());
    var expected = json.get("expected");
    return new Dialogue(
        json.get("id").asString(),
        word(Language.class, json.get("language")),
        json.get("business").asString(),
        word(Ending.class, json.get("ending")),
        word(Disposition.class, expected.get("disposition")),
        word(InterestLevel.class, expected.get("interest_level")),
        word(CrmStatus.class, expected.get("crm")),
        json.get("ring_seconds").asDouble(),
        json.get("lines").values().stream().map(Dialogue::said).toList());
  }

  private static Said said(JsonNode line) {
    return new Said(
        line.get("speaker").asString(),
        line.get("text").asString(),
        line.get("seconds").asDouble(),
        line.get("pause").asDouble());
  }

  private static <E extends Enum<E> & Word> E word(Class<E> type, JsonNode word) {
    return Word.find(type, word.asString()).orElseThrow();
  }
}
