package ai.halo.domain.analysis;

import ai.halo.domain.Word;

/** How much the person wants it. */
public enum InterestLevel implements Word {
  /** Not at all, or nobody was asked. */
  NONE("none"),
  /** Politely listening. */
  LOW("low"),
  /** Asks questions or hesitates. */
  MEDIUM("medium"),
  /** Wants to go on. */
  HIGH("high");

  private final String word;

  InterestLevel(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
