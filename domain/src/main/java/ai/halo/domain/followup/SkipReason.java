package ai.halo.domain.followup;

import ai.halo.domain.Word;

/** Why no follow-up was sent or no lead recorded. */
public enum SkipReason implements Word {
  /** The outcome calls for none. */
  NOT_WANTED("not_wanted"),
  /** The person asked not to be contacted. */
  OPTED_OUT("opted_out"),
  /** There was nothing to say. */
  NO_MESSAGE("no_message");

  private final String word;

  SkipReason(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
