package ai.halo.adapter.openai.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads a {@code .lexicon} resource.
 *
 * <pre>{@code
 * # a comment
 * [refusal 3]              a cue and its strength; what follows belongs to it
 * не надо|нужно            words that can stand for each other
 * не ~ интересует          ~ is a gap of at most two words
 * raqamim* *moqchiman      * is any ending, or any beginning, the empty one included
 * i'm|i_am ~ interested    _ joins words that stand for one together
 * система:                 the name of a speaker, with a colon behind it
 * }</pre>
 *
 * A phrase may cross commas and does not cross the end of a sentence. Where phrases overlap, the
 * one that begins first counts, and of those the one with most words. A gap takes no negation.
 */
final class LexiconFile {
  private static final int MOST_VARIANTS = 4_000;

  private LexiconFile() {}

  /**
   * The phrases of a file, alternatives written out.
   *
   * @throws IllegalArgumentException when the file is malformed, naming the line
   */
  static List<Phrase> parse(Tongue tongue, List<String> lines) {
    var phrases = new ArrayList<Phrase>();
    Cue cue = Cue.NEUTRAL;
    double strength = 0;
    for (var line : lines) {
      var content = line.strip();
      if (content.startsWith("[")) {
        var head = content.substring(1, content.length() - 1).split(" ", -1);
        cue = Cue.valueOf(head[0].toUpperCase(Locale.ROOT));
        strength = Double.parseDouble(head[1]);
      } else if (!content.isEmpty() && !content.startsWith("#")) {
        for (var parts : variants(tongue, content)) {
          phrases.add(new Phrase(cue, strength, parts));
        }
      }
    }
    return phrases;
  }

  private static List<List<Phrase.Part>> variants(Tongue tongue, String line) {
    List<List<Phrase.Part>> variants = List.of(List.of());
    for (var place : line.split(" +", -1)) {
      var longer = new ArrayList<List<Phrase.Part>>();
      for (var variant : variants) {
        for (var word : place.split("\\|", -1)) {
          var parts = new ArrayList<>(variant);
          for (var joined : word.split("_", -1)) {
            parts.add(part(tongue, joined, line));
          }
          longer.add(List.copyOf(parts));
        }
      }
      if (longer.size() > MOST_VARIANTS) {
        throw new IllegalArgumentException("Too many alternatives: " + line);
      }
      variants = longer;
    }
    return variants;
  }

  private static Phrase.Part part(Tongue tongue, String word, String line) {
    if (word.equals("~")) {
      return new Phrase.Part.Gap();
    }
    var label = word.endsWith(":") ? ":" : "";
    var key = Tokens.of(word).stream().map(tongue::key).toList();
    if (key.size() != 1 || key.getFirst().isEmpty()) {
      throw new IllegalArgumentException(
          "Not one word of " + tongue + ": " + Arrays.asList(word, line));
    }
    if (word.endsWith("*")) {
      return new Phrase.Part.Beginning(key.getFirst());
    }
    return word.startsWith("*")
        ? new Phrase.Part.Ending(key.getFirst())
        : new Phrase.Part.Exactly(key.getFirst() + label);
  }
}
