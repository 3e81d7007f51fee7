package ai.halo.adapter.openai.rules;

import ai.halo.domain.analysis.Evidence;
import java.util.List;
import java.util.function.IntPredicate;

/** Takes the words around a cue out of a line, exactly as they were said. */
final class Quotes {
  private static final int LONGEST = 160;
  private static final int AROUND = 50;
  private static final int MOST = 4;

  private final List<Line> lines;

  /** Quotes from the customer's lines, in which the cues were heard. */
  Quotes(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * The sentence the cue stands in, or some words around the cue where the sentence is long.
   *
   * @return at most {@value #LONGEST} characters; blank when the cue itself is longer
   */
  String of(Heard cue) {
    var text = lines.get(cue.line()).text();
    var sentence = grown(text, cue, 0, text.length(), c -> c == '.' || c == '!' || c == '?');
    if (sentence.length() <= LONGEST) {
      return sentence;
    }
    var words = grown(text, cue, cue.start() - AROUND, cue.end() + AROUND, c -> c == ',');
    var quote = words.length() <= LONGEST ? words : exactly(cue);
    return quote.length() <= LONGEST ? quote : "";
  }

  /** The words of the cue alone. */
  String exactly(Heard cue) {
    return lines.get(cue.line()).text().substring(cue.start(), cue.end());
  }

  /** Each cue's quote as evidence of one judgement, without repetitions, at most {@value #MOST}. */
  List<Evidence> evidence(String judgement, List<Heard> cues) {
    return cues.stream()
        .limit(2L * MOST)
        .map(cue -> new Evidence(judgement, of(cue), lines.get(cue.line()).no()))
        .filter(evidence -> !evidence.quote().isBlank())
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** The cue and what surrounds it, up to where it ends or the limits are; never half a word. */
  private static String grown(String text, Heard cue, int from, int to, IntPredicate ends) {
    int start = cue.start();
    for (int i = start; i > Math.max(from, 0) && !ends.test(text.charAt(i - 1)); i--) {
      start = i == 1 || isBoundary(text, i - 1) ? i - 1 : start;
    }
    int end = cue.end();
    for (int i = end; i < Math.min(to, text.length()) && !ends.test(text.charAt(i)); i++) {
      end = i + 1 == text.length() || isBoundary(text, i + 1) ? i + 1 : end;
    }
    return text.substring(start, end).strip();
  }

  /** Whether a word can begin or end before this place. */
  private static boolean isBoundary(String text, int at) {
    return !Character.isLetterOrDigit(text.charAt(at))
        || !Character.isLetterOrDigit(text.charAt(at - 1));
  }
}
