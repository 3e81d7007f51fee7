package ai.halo.adapter.openai.rules;

/**
 * A cue heard in a line.
 *
 * @param strength how much it tells, from 0 to 5
 * @param tongue the language of the phrase
 * @param line which of the customer's lines, from 0
 * @param start where the phrase begins in the line's text
 * @param end where it ends, exclusive
 */
record Heard(Cue cue, double strength, Tongue tongue, int line, int start, int end) {
  /** The same place with another meaning. */
  Heard as(Cue other, double otherStrength) {
    return new Heard(other, otherStrength, tongue, line, start, end);
  }
}
