package ai.halo.domain.followup;

import ai.halo.domain.Word;

/** Whether the call became a lead in the CRM. */
public enum CrmStatus implements Word {
  /** The lead is in the CRM. */
  ADDED("added"),
  /** The lead is decided and not recorded yet. */
  PENDING("pending"),
  /** No lead was made. */
  NOT_CREATED("not_created");

  private final String word;

  CrmStatus(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
