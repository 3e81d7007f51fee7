package ai.halo.domain.call;

import ai.halo.domain.Word;

/** Who picked up, as a provider guesses it. */
public enum Answerer implements Word {
  /** A person. */
  HUMAN("human"),
  /** A machine. */
  MACHINE("machine"),
  /** It could not tell. */
  UNKNOWN("unknown");

  private final String word;

  Answerer(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
