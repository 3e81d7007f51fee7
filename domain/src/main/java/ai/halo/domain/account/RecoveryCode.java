package ai.halo.domain.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code on paper for who has lost the authenticator: 24 letters and digits (120 random bits), good
 * once.
 *
 * @param value without the dashes that it is shown with
 */
public record RecoveryCode(String value) {
  /** How many a user gets at once. */
  public static final int COUNT = 10;

  private static final int BYTES = 15;
  private static final int GROUP = 6;
  private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{24}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]");

  /** Of random bytes, of which it takes the first 15. */
  public static RecoveryCode of(byte[] random) {
    return new RecoveryCode(Base32.of(Arrays.copyOf(random, BYTES)).toLowerCase(Locale.ROOT));
  }

  /** What somebody typed, dashes, spaces and capitals or not; empty when it is no such code. */
  public static Optional<RecoveryCode> read(String typed) {
    var text = BETWEEN.matcher(typed).replaceAll("").toLowerCase(Locale.ROOT);
    return SHAPE.matcher(text).matches() ? Optional.of(new RecoveryCode(text)) : Optional.empty();
  }

  /** In four groups, to be written down. */
  public String shown() {
    return String.join("-", value.split("(?<=\\G.{" + GROUP + "})"));
  }

  /** What is kept of it; so many random bits need no slow hash. */
  public String hash() {
    return Secrets.hash(value);
  }

  /** The code is never printed. */
  @Override
  public String toString() {
    return "RecoveryCode[***]";
  }
}
