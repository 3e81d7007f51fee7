package ai.halo.domain.followup;

import ai.halo.domain.Word;

/** Where the follow-up stands. */
public enum FollowUpStatus implements Word {
  /** Not decided yet, or none was needed because nobody talked. */
  NONE("none"),
  /** The text stands and is about to go out. */
  PREPARED("prepared"),
  /** It went out. */
  SENT("sent"),
  /** It was decided to send nothing. */
  SKIPPED("skipped");

  private final String word;

  FollowUpStatus(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
