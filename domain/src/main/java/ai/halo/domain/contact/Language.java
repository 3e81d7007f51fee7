package ai.halo.domain.contact;

import ai.halo.domain.Word;

/** The language a call is held in. */
public enum Language implements Word {
  /** Russian. */
  RUSSIAN("ru"),
  /** Uzbek. */
  UZBEK("uz"),
  /** Tajik; the contract says tj, after the country. */
  TAJIK("tj"),
  /** Whatever the person answers in. */
  AUTO("auto");

  private final String word;

  Language(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
