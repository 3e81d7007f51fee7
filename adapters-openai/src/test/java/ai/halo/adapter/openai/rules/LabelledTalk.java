package ai.halo.adapter.openai.rules;

import ai.halo.domain.Word;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.contact.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A short talk and what a person says it meant, from {@code /labelled/*.txt}.
 *
 * <p>A talk begins with {@code # id | disposition}; its lines begin with {@code A:} or {@code C:}.
 */
record LabelledTalk(String id, Disposition disposition, AnalysisRequest request) {

  /** All talks of the files with these names. */
  static List<LabelledTalk> read(String... names) {
    var talks = new ArrayList<LabelledTalk>();
    for (var name : names) {
      for (var block : text("/labelled/" + name + ".txt").split("(?m)^# ", -1)) {
        if (!block.isBlank()) {
          talks.add(parse(name, block.strip().lines().toList()));
        }
      }
    }
    return talks;
  }

  /** Whether the rules were never tuned to this one; a third of all, told by the id alone. */
  boolean isHeldOut() {
    var hash = new CRC32();
    hash.update(id.getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % 3 == 0;
  }

  @Override
  public String toString() {
    return id;
  }

  private static LabelledTalk parse(String name, List<String> lines) {
    var head = lines.getFirst().split(" \\| ", -1);
    var language = Word.find(Language.class, name).orElse(Language.AUTO);
    return new LabelledTalk(
        head[0],
        Word.find(Disposition.class, head[1]).orElseThrow(),
        Talks.talk(language, lines.subList(1, lines.size())));
  }

  private static String text(String resource) {
    try (var stream = LabelledTalk.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
