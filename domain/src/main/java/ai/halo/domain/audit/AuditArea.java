package ai.halo.domain.audit;

import ai.halo.domain.Word;

/** What an entry is about, by which a reader looks for it. */
public enum AuditArea implements Word {
  /** Coming in and going out. */
  ACCESS("access"),
  /** Who may use HALO, and by what. */
  USERS("users"),
  /** Calls that were placed, canceled, tried again, reviewed. */
  CALLS("calls"),
  /** Stopping and releasing all dialling, and what nobody could tell. */
  DIALLING("dialling"),
  /** The list of those who must not be called. */
  DO_NOT_CALL("do_not_call"),
  /** What was seen, taken out or erased of people's data. */
  PERSONAL_DATA("personal_data"),
  /** Judging past talks anew. */
  REANALYSES("reanalyses"),
  /** How the installation is set up. */
  SETTINGS("settings");

  private final String word;

  AuditArea(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
