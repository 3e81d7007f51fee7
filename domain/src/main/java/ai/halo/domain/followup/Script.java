package ai.halo.domain.followup;

import ai.halo.domain.contact.Language;

/** The letters a language is written in, which is as much of it as can be told for certain. */
final class Script {
  /** A message may hold a name in other letters: so many of a hundred. */
  private static final int FOREIGN_ALLOWED = 30;

  private Script() {}

  /**
   * Whether a text can be of that language by its letters. Uzbek is written in Latin and in
   * Cyrillic; of {@link Language#AUTO} nobody knows, so either will do. A text without letters is
   * of none.
   */
  static boolean fits(String text, Language language) {
    int cyrillic = 0;
    int latin = 0;
    int other = 0;
    for (int c : text.codePoints().filter(Character::isLetter).toArray()) {
      switch (Character.UnicodeScript.of(c)) {
        case CYRILLIC -> cyrillic++;
        case LATIN -> latin++;
        case COMMON, INHERITED -> {
          // The Uzbek apostrophe is a letter to Unicode.
        }
        default -> other++;
      }
    }
    var own =
        switch (language) {
          case RUSSIAN, TAJIK -> cyrillic;
          case UZBEK, AUTO -> Math.max(cyrillic, latin);
        };
    var all = cyrillic + latin + other;
    return all > 0 && (all - own) * 100 <= all * FOREIGN_ALLOWED;
  }
}
