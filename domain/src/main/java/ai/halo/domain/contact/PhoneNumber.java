package ai.halo.domain.contact;

import ai.halo.domain.InvalidValue;
import java.util.regex.Pattern;

/**
 * A telephone number in E.164, such as {@code +998901234567}.
 *
 * <p>It is personal: {@link #toString()} is masked, only {@link #e164()} tells it whole.
 */
public record PhoneNumber(String e164) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{7,14}");
  private static final Pattern DECORATION = Pattern.compile("[ \\u00a0().\\-\\u2010-\\u2015]");
  private static final int LONGEST_INPUT = 40;

  /** Stands in the place of a number that was erased; no plan knows it, so nobody can be called. */
  public static final PhoneNumber ERASED = new PhoneNumber("+10000000000");

  /** Refuses with {@code phone.format} what is not E.164 (ITU-T: at most 15 digits). */
  public PhoneNumber {
    if (!E164.matcher(e164).matches()) {
      throw new InvalidValue(
          "phone.format", "not a phone number in international form, such as +998901234567");
    }
  }

  /** Reads a number as people write it, with spaces, dashes, dots or brackets. */
  public static PhoneNumber parse(String text) {
    var bounded = text.length() > LONGEST_INPUT ? "" : text;
    return new PhoneNumber(DECORATION.matcher(bounded.strip()).replaceAll(""));
  }

  /** Whether the number was erased. */
  public boolean isErased() {
    return equals(ERASED);
  }

  /** The country code and the last two digits, the rest hidden. */
  @Override
  public String toString() {
    return e164.substring(0, 4) + "*".repeat(e164.length() - 6) + e164.substring(e164.length() - 2);
  }
}
