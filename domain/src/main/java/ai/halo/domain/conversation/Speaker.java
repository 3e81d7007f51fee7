package ai.halo.domain.conversation;

import ai.halo.domain.Word;

/** Who said a line. */
public enum Speaker implements Word {
  /** HALO's voice. */
  AGENT("agent"),
  /** The person, or whatever else picked up. */
  CUSTOMER("customer");

  private final String word;

  Speaker(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
