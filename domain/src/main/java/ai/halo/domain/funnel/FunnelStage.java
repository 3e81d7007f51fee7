package ai.halo.domain.funnel;

import ai.halo.domain.Word;

/** How far a call came, in order: who reached a stage reached all before it. */
public enum FunnelStage implements Word {
  /** The call was placed. */
  CALLED("called"),
  /** A person spoke. */
  TALKED("talked"),
  /** The person is interested. */
  INTERESTED("interested"),
  /** The CRM has a lead. */
  LEAD("lead");

  private final String word;

  FunnelStage(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
