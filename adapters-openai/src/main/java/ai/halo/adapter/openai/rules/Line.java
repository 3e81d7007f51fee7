package ai.halo.adapter.openai.rules;

import java.util.List;

/**
 * A line of the customer and what was heard in it.
 *
 * @param no the line's number in the transcript
 * @param cues in the order in which they were said
 */
record Line(int no, String text, List<Heard> cues) {
  /** Whether any of the cues is this one. */
  boolean has(Cue cue) {
    return cues.stream().anyMatch(heard -> heard.cue() == cue);
  }

  /** Whether there is a letter in it. */
  boolean hasSpeech() {
    return text.codePoints().anyMatch(Character::isLetter);
  }
}
