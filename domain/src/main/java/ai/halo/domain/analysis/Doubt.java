package ai.halo.domain.analysis;

import ai.halo.domain.Word;

/** Why a person should look at a judgement before anything follows from it. */
public enum Doubt implements Word {
  /** Whoever judged was not sure enough. */
  LOW_CONFIDENCE("low_confidence"),
  /** An opt-out was claimed, and the words it was to rest on were not said. */
  UNPROVEN_OPT_OUT("unproven_opt_out"),
  /** A disposition was claimed, and the words it was to rest on were not said. */
  UNPROVEN_DISPOSITION("unproven_disposition"),
  /** Somebody talked, and it was claimed that nobody did. */
  CONTRADICTS_LINE("contradicts_line"),
  /** The analyzer would not judge this talk. */
  NOT_ANALYSABLE("not_analysable");

  private final String word;

  Doubt(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
