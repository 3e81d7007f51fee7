package ai.halo.domain.conversation;

import java.time.Duration;

/**
 * One line of a talk.
 *
 * @param no its place in the talk as the line's own side counts it, from 1
 * @param text what was said, as speech recognition wrote it: hostile input, at most {@value
 *     #LONGEST} characters are kept
 * @param offset when it began, counted from the answer; never negative
 */
public record Utterance(int no, Speaker speaker, String text, Duration offset) {
  /** The most characters of one line that are kept; a minute of fast speech has about 1,200. */
  public static final int LONGEST = 4_000;

  /**
   * Cuts what is too long, drops what no database and no screen can hold, and mends a negative
   * offset to zero.
   */
  public Utterance {
    text = clean(text);
    offset = offset.isNegative() ? Duration.ZERO : offset;
  }

  /** Whether there is a letter in it: a breath or a click is no speech. */
  public boolean hasSpeech() {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  /** The words are personal and never printed. */
  @Override
  public String toString() {
    return "Utterance[%d, %s, %d characters]".formatted(no, speaker, text.length());
  }

  private static String clean(String text) {
    var clean = new StringBuilder(Math.min(text.length(), LONGEST));
    text.codePoints()
        .filter(c -> c >= ' ' && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
        .limit(LONGEST)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }
}
