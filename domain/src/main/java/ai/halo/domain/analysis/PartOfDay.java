package ai.halo.domain.analysis;

import ai.halo.domain.Word;

/** A part of the day, as people name it when they name no hour. */
public enum PartOfDay implements Word {
  /** “Утром”, “ertalab”, “саҳар”. */
  MORNING("morning"),
  /** “В обед”, “tushda”, “нисфирӯзӣ”. */
  NOON("noon"),
  /** “После обеда”, “tushdan keyin”, “баъд аз нисфирӯзӣ”. */
  AFTERNOON("afternoon"),
  /** “Вечером”, “kechqurun”, “бегоҳӣ”. */
  EVENING("evening"),
  /** “Ночью”; nobody is called then. */
  NIGHT("night");

  private final String word;

  PartOfDay(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
