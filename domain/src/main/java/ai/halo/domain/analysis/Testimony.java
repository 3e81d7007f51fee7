package ai.halo.domain.analysis;

import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the customer said, word by word, to look quotes up in.
 *
 * <p>A quote stands when its words follow each other in one line of the customer. Case, spaces and
 * marks may differ, for speech recognition chose them and not the person; a word may not.
 */
final class Testimony {
  private static final String APOSTROPHES = "'`’‘ʻʼ´′ʹ";

  private final List<Line> lines;

  Testimony(Transcript transcript) {
    this.lines =
        transcript.by(Speaker.CUSTOMER).stream()
            .map(line -> new Line(line, words(line.text())))
            .toList();
  }

  private record Line(Utterance utterance, List<Word> words) {
    List<String> keys() {
      return words.stream().map(Word::key).toList();
    }
  }

  /** A word as it is compared, and where it stands in its text. */
  private record Word(String key, int start, int end) {}

  /**
   * The evidence as the transcript has it: its words exactly, and the line they stand in, which is
   * the one it names where that has them; empty when the customer never said them.
   */
  Optional<Evidence> find(Evidence evidence) {
    if (evidence.quote().length() > Utterance.LONGEST) {
      return Optional.empty();
    }
    var quote = words(evidence.quote()).stream().map(Word::key).toList();
    if (quote.stream().noneMatch(key -> key.codePoints().anyMatch(Character::isLetter))) {
      return Optional.empty();
    }
    var named = lines.stream().filter(line -> line.utterance().no() == evidence.utterance());
    return Stream.concat(named, lines.stream())
        .flatMap(line -> in(line, quote, evidence).stream())
        .findFirst();
  }

  private static Optional<Evidence> in(Line line, List<String> quote, Evidence evidence) {
    var at = Collections.indexOfSubList(line.keys(), quote);
    if (at < 0) {
      return Optional.empty();
    }
    var text = line.utterance().text();
    var exactly =
        text.contains(evidence.quote())
            ? evidence.quote()
            : text.substring(
                line.words().get(at).start(), line.words().get(at + quote.size() - 1).end());
    return Optional.of(new Evidence(evidence.judgement(), exactly, line.utterance().no()));
  }

  private static List<Word> words(String text) {
    var words = new ArrayList<Word>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && belongsToWord(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      if (end > at) {
        var key = key(text.substring(at, end));
        if (!key.isEmpty()) {
          words.add(new Word(key, at, end));
        }
        at = end;
      } else {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return words;
  }

  private static boolean belongsToWord(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || APOSTROPHES.indexOf(c) >= 0;
  }

  /** Lower case, composed, without apostrophes. */
  private static String key(String word) {
    var key = new StringBuilder(word.length());
    Normalizer.normalize(word, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> APOSTROPHES.indexOf(c) < 0)
        .forEach(key::appendCodePoint);
    return key.toString();
  }
}
