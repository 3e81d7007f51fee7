package ai.halo.domain.call;

import ai.halo.domain.Word;

/** The voice the person hears. */
public enum Voice implements Word {
  /** A man's voice. */
  MALE("male"),
  /** A woman's voice. */
  FEMALE("female"),
  /** Neither. */
  NEUTRAL("neutral");

  private final String word;

  Voice(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
