package ai.halo.adapter.openai.rules;

import java.util.ArrayList;
import java.util.List;

/** Cuts an utterance into words, in one pass and without a regular expression. */
final class Tokens {
  private static final String APOSTROPHES = "'`’‘ʻʼ´′ʹ";
  private static final String SENTENCE_ENDS = "!?。؟";
  private static final String CLAUSE_ENDS = ",;:—–()«»\"“”…、،";

  /** A word that is longer is no word; what follows is not looked at. */
  private static final int LONGEST_WORD = 48;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int sentence;
  private int clause;

  private Tokens(String text) {
    this.text = text;
  }

  /** The words of a text, in order, each with its place. */
  static List<Token> of(String text) {
    var reader = new Tokens(text);
    reader.read();
    return reader.tokens;
  }

  private void read() {
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (Character.isLetterOrDigit(c)) {
        at = word(at);
      } else {
        mark(c, at);
        at += Character.charCount(c);
      }
    }
  }

  private int word(int start) {
    int end = start;
    while (end < text.length() && belongsToWord(end)) {
      end += Character.charCount(text.codePointAt(end));
    }
    var label = end < text.length() && text.charAt(end) == ':';
    var word = Spelling.inOneScript(text.substring(start, Math.min(end, start + LONGEST_WORD)));
    tokens.add(
        new Token(
            start, end, sentence, clause, label, Spelling.cyrillic(word), Spelling.latin(word)));
    return end;
  }

  private boolean belongsToWord(int at) {
    int c = text.codePointAt(at);
    if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    return APOSTROPHES.indexOf(c) >= 0
        && at + 1 < text.length()
        && Character.isLetter(text.codePointAt(at + 1));
  }

  private void mark(int c, int at) {
    if (SENTENCE_ENDS.indexOf(c) >= 0 || (c == '.' && !isEllipsis(at))) {
      sentence++;
      clause++;
    } else if (CLAUSE_ENDS.indexOf(c) >= 0 || c == '.') {
      clause++;
    }
  }

  /** Three dots are a hesitation, and the sentence goes on. */
  private boolean isEllipsis(int at) {
    return (at > 0 && text.charAt(at - 1) == '.')
        || (at + 1 < text.length() && text.charAt(at + 1) == '.');
  }
}
