package ai.halo.adapter.web.security;

import ai.halo.domain.InvalidValue;

/** Which texts may become a password: any that are long enough, as NIST SP 800-63B asks. */
final class Passwords {
  static final int SHORTEST = 8;
  static final int LONGEST = 256;

  private Passwords() {}

  /** A password to be set. */
  static String next(String text) {
    if (text.codePointCount(0, text.length()) < SHORTEST) {
      throw new InvalidValue(
          "password.too_short", "must have at least %d characters".formatted(SHORTEST));
    }
    if (text.length() > LONGEST) {
      throw new InvalidValue(
          "password.too_long", "must have at most %d characters".formatted(LONGEST));
    }
    return whole(text);
  }

  /**
   * A password to be checked. Halves of a surrogate pair are refused: as bytes they are all alike,
   * so one password would be as good as another.
   */
  static String whole(String text) {
    if (text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
      throw new InvalidValue("password.characters", "holds characters that are no text");
    }
    return text;
  }
}
