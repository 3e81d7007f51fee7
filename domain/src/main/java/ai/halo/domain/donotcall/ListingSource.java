package ai.halo.domain.donotcall;

import ai.halo.domain.Word;

/** How a number came onto the list. */
public enum ListingSource implements Word {
  /** It was said in a call. */
  CALL("call"),
  /** A user put it there. */
  USER("user"),
  /** It came with a file. */
  IMPORT("import"),
  /** The person's data was erased. */
  ERASURE("erasure");

  private final String word;

  ListingSource(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
