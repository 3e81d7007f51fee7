package ai.halo.domain.account;

import ai.halo.domain.Word;

/** What a user may do. */
public enum Role implements Word {
  /** Everything, settings and users included. */
  ADMIN("admin"),
  /** Place and watch calls. */
  OPERATOR("operator");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
