package ai.halo.domain.donotcall;

import ai.halo.domain.Word;

/** Why a number must not be called. */
public enum ListingReason implements Word {
  /** The person asked not to be called again. */
  OPTED_OUT("opted_out"),
  /** The person complained. */
  COMPLAINT("complaint"),
  /** It stands in a register of people who do not want to be called. */
  REGISTER("register"),
  /** It belongs to somebody else than was thought. */
  WRONG_PERSON("wrong_person"),
  /** All that was known of the person was erased. */
  ERASED("erased"),
  /** Anything else. */
  OTHER("other");

  private final String word;

  ListingReason(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
