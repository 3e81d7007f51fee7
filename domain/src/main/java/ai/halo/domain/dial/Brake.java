package ai.halo.domain.dial;

import ai.halo.domain.Word;

/** What can stop all dialling; each is put on and released by itself. */
public enum Brake implements Word {
  /** A person stopped it, and a person releases it. */
  OPERATOR("operator"),
  /** There is no money at the provider; released when there is. */
  FUNDS("funds"),
  /** The provider refuses the account's requests; released when a look finds them accepted. */
  ACCOUNT("account"),
  /**
   * The database is not the one that was written last, so nobody knows who rang; a person releases
   * it.
   */
  RESTORE("restore");

  private final String word;

  Brake(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
