package ai.halo.domain.account;

import ai.halo.domain.Word;

/** What a user may do. */
public enum Role implements Word {
  /** Everything, settings and users included. */
  ADMIN("admin"),
  /** Place and watch calls. */
  OPERATOR("operator"),
  /** See calls and figures, without anybody's number; change nothing. */
  ANALYST("analyst");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** Whether phone numbers are shown whole; to others they are masked wherever they would stand. */
  public boolean seesNumbers() {
    return switch (this) {
      case ADMIN, OPERATOR -> true;
      case ANALYST -> false;
    };
  }

  @Override
  public String word() {
    return word;
  }
}
