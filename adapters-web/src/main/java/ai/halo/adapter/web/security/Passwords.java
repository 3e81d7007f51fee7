package ai.halo.adapter.web.security;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.account.PasswordPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Passwords as texts: which can be checked at all, and which are in use too often. */
public final class Passwords {
  /** No password is shorter, whatever the profile. */
  static final int SHORTEST = 8;

  static final int LONGEST = PasswordPolicy.LONGEST;

  private static final String COMMON = "/ai/halo/adapter/web/common-passwords.txt";

  private Passwords() {}

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

  /** The passwords that are in use too often, as {@link PasswordPolicy} wants them. */
  public static Set<String> common() {
    try (var list = Objects.requireNonNull(Passwords.class.getResourceAsStream(COMMON), COMMON)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("the list of common passwords cannot be read", e);
    }
  }
}
