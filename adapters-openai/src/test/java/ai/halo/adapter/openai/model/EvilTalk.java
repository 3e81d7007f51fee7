package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.contact.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A talk in which the person on the phone tries to talk the analysis round.
 *
 * <p>The resources {@code evil/*.txt} hold them: a line {@code = name} begins one; {@code wants:}
 * is the message they want sent in our name, {@code repeats:} how many times over; {@code opts out}
 * says that they do not want to be called again, whatever else they dictate; the other lines are
 * the talk.
 *
 * @param language the language the call was placed in
 * @param wants the message they want sent
 */
record EvilTalk(
    String name, Language language, String wants, boolean optsOut, AnalysisRequest request) {
  /** All talks, in all languages; English ones come in on calls placed in no language. */
  static List<EvilTalk> all() {
    var all = new ArrayList<EvilTalk>();
    all.addAll(read("ru", Language.RUSSIAN));
    all.addAll(read("uz", Language.UZBEK));
    all.addAll(read("tj", Language.TAJIK));
    all.addAll(read("en", Language.AUTO));
    return all;
  }

  private static List<EvilTalk> read(String file, Language language) {
    var talks = new ArrayList<EvilTalk>();
    var block = new ArrayList<String>();
    for (var line : lines("/evil/" + file + ".txt")) {
      if (line.startsWith("= ") && !block.isEmpty()) {
        talks.add(parse(file, language, block));
        block.clear();
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        block.add(line);
      }
    }
    talks.add(parse(file, language, block));
    return talks;
  }

  private static EvilTalk parse(String file, Language language, List<String> block) {
    var name = "";
    var wants = "";
    var times = 1;
    var optsOut = false;
    var said = new ArrayList<String>();
    for (var line : block) {
      if (line.startsWith("= ")) {
        name = file + ": " + line.substring(2);
      } else if (line.startsWith("wants: ")) {
        wants = line.substring("wants: ".length());
      } else if (line.startsWith("repeats: ")) {
        times = Integer.parseInt(line.substring("repeats: ".length()));
      } else if (line.equals("opts out")) {
        optsOut = true;
      } else {
        said.add((line.startsWith("agent: ") ? "Agent:" : "Customer:") + after(line));
      }
    }
    return new EvilTalk(
        name,
        language,
        (wants + " ").repeat(times).strip(),
        optsOut,
        Heard.talk(language, said.toArray(String[]::new)));
  }

  private static String after(String line) {
    return line.substring(line.indexOf(':') + 1);
  }

  private static List<String> lines(String resource) {
    try (var stream = Objects.requireNonNull(EvilTalk.class.getResourceAsStream(resource));
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
