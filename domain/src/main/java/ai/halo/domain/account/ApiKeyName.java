package ai.halo.domain.account;

import ai.halo.domain.InvalidValue;
import java.util.regex.Pattern;

/** What its owner calls an API key: 1 to 60 characters on one line. */
public record ApiKeyName(String value) {
  private static final int LONGEST = 60;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Strips; refuses with {@code name.blank}, {@code name.too_long} or {@code name.characters}. */
  public ApiKeyName {
    value = value.strip();
    if (value.isEmpty()) {
      throw new InvalidValue("name.blank", "must not be empty");
    }
    if (value.codePointCount(0, value.length()) > LONGEST) {
      throw new InvalidValue("name.too_long", "must have at most %d characters".formatted(LONGEST));
    }
    if (UNPRINTABLE.matcher(value).find()) {
      throw new InvalidValue("name.characters", "holds characters that cannot be shown");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
