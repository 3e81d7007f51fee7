package ai.halo.domain.account;

import ai.halo.domain.Word;

/** What a user has to do before anything else is allowed. */
public enum Duty implements Word {
  /** Choose a password: somebody else knows the one so far. */
  PASSWORD("password"),
  /** Set up a second factor. */
  SECOND_FACTOR("second_factor");

  private final String word;

  Duty(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
