package ai.halo.domain.followup;

import ai.halo.domain.Word;

/** The way a follow-up goes out. */
public enum Channel implements Word {
  /** A text message to the number that was called. */
  SMS("sms"),
  /** A message by a Telegram bot. */
  TELEGRAM("telegram");

  private final String word;

  Channel(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
