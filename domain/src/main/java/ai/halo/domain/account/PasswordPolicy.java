package ai.halo.domain.account;

import ai.halo.domain.InvalidValue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which texts may become a password: any that are long enough and that nobody would try first, as
 * NIST SP 800-63B asks. What they are made of does not matter.
 *
 * <p>Refused with {@code password.guessable}: what is on the list, with digits around it or not;
 * one piece repeated; a row of the alphabet or the keyboard; and what is little more than the
 * user's name or ours.
 */
public final class PasswordPolicy {
  /** No password is longer; hashing takes what it is given. */
  public static final int LONGEST = 256;

  private static final int LEAST_OF_ITS_OWN = 6;
  private static final int SHORTEST_NAME = 4;
  private static final int SHORTEST_PIECE = 4;
  private static final List<String> OURS =
      List.of("administrator", "voximplant", "password", "parol", "пароль", "halo", "admin");
  private static final String ROWS =
      "abcdefghijklmnopqrstuvwxyz 01234567890123456789 qwertyuiop asdfghjkl zxcvbnm"
          + " qwertyuiopasdfghjklzxcvbnm 1q2w3e4r5t6y7u8i9o0p 1qaz2wsx3edc4rfv5tgb6yhn7ujm"
          + " йцукенгшщзхъфывапролджэячсмитьбю абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]");
  private static final Pattern DIGITS_AROUND = Pattern.compile("^\\p{N}+|\\p{N}+$");

  private final Set<String> common;

  /**
   * With a list of passwords that are in use too often, in lower case and without anything but
   * letters and digits.
   */
  public PasswordPolicy(Set<String> common) {
    this.common = Set.copyOf(common);
  }

  /**
   * Refuses a text that may not become this user's password.
   *
   * @param shortest characters it has at least
   * @throws InvalidValue {@code password.too_short}, {@code password.too_long} or {@code
   *     password.guessable}
   */
  public void check(String text, Username name, int shortest) {
    if (text.codePointCount(0, text.length()) < shortest) {
      throw new InvalidValue(
          "password.too_short", "must have at least %d characters".formatted(shortest));
    }
    if (text.length() > LONGEST) {
      throw new InvalidValue(
          "password.too_long", "must have at most %d characters".formatted(LONGEST));
    }
    if (isRepeated(text) || isGuessable(folded(text), folded(name.value()))) {
      throw new InvalidValue("password.guessable", "is among the first that somebody would try");
    }
  }

  /** What is left without signs; where that is little, the signs are what makes the password. */
  private boolean isGuessable(String text, String name) {
    var piece = piece(text);
    return isCommon(text)
        || isCommon(piece)
        || (text.length() >= LEAST_OF_ITS_OWN
            && (isRepeated(text) || isRow(piece) || isLittleMoreThanNames(text, name)));
  }

  private static boolean isRepeated(String text) {
    var piece = piece(text);
    return piece.length() < text.length() && piece.length() < SHORTEST_PIECE;
  }

  private boolean isCommon(String text) {
    return common.contains(text) || common.contains(DIGITS_AROUND.matcher(text).replaceAll(""));
  }

  /** The shortest beginning that, repeated, makes the whole text; its last time may be cut off. */
  private static String piece(String text) {
    for (var length = 1; length <= text.length() / 2; length++) {
      if (text.regionMatches(0, text, length, text.length() - length)) {
        return text.substring(0, length);
      }
    }
    return text;
  }

  private static boolean isRow(String text) {
    var backwards = new StringBuilder(text).reverse().toString();
    return Stream.of(ROWS.split(" ", -1))
        .anyMatch(row -> (row + row).contains(text) || (row + row).contains(backwards));
  }

  private static boolean isLittleMoreThanNames(String text, String name) {
    var names =
        Stream.concat(OURS.stream(), Stream.of(name))
            .filter(one -> one.length() >= SHORTEST_NAME)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    var rest = text;
    for (var one : names) {
      rest = rest.replace(one, "");
    }
    return rest.length() < text.length()
        && DIGITS_AROUND.matcher(rest).replaceAll("").length() < LEAST_OF_ITS_OWN;
  }

  private static String folded(String text) {
    return NO_LETTER_OR_DIGIT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
