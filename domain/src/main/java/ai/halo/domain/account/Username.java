package ai.halo.domain.account;

import ai.halo.domain.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name a user signs in with: 1 to 64 letters, digits, dots, dashes, underscores, pluses and at
 * signs, lower case.
 */
public record Username(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9._@+-]{1,64}");

  /** Folds to lower case; refuses with {@code username.format}. */
  public Username {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (!SHAPE.matcher(value).matches()) {
      throw new InvalidValue(
          "username.format", "must be 1 to 64 letters, digits or any of . - _ + @");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
