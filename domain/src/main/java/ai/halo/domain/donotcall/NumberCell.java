package ai.halo.domain.donotcall;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.contact.PhoneNumber;
import java.util.regex.Pattern;

/**
 * Reads a number as spreadsheets hold it: with or without its plus, with {@code 00} in its place,
 * behind an apostrophe or in a formula that keeps it a text.
 */
public final class NumberCell {
  private static final int LONGEST = 60;
  private static final Pattern AS_FORMULA = Pattern.compile("=\\s*\"([^\"]*)\"");
  private static final Pattern ONLY_DIGITS = Pattern.compile("[1-9]\\d{9,14}");
  private static final Pattern DECORATION = Pattern.compile("[\\s\\u00a0().\\-\\u2010-\\u2015]");

  private NumberCell() {}

  /**
   * The number in a cell.
   *
   * @throws InvalidValue with {@code phone.format} when there is none; digits that could be of any
   *     country are refused, and so are numbers that a spreadsheet has rounded
   */
  public static PhoneNumber read(String cell) {
    var text = cell.length() > LONGEST ? "" : cell.strip();
    var formula = AS_FORMULA.matcher(text);
    var plain = formula.matches() ? formula.group(1) : text;
    var digits = DECORATION.matcher(plain.startsWith("'") ? plain.substring(1) : plain);
    return PhoneNumber.parse(international(digits.replaceAll("")));
  }

  private static String international(String digits) {
    if (digits.startsWith("00")) {
      return "+" + digits.substring(2);
    }
    // A national number begins with 0 or 8 in the countries that are called, or is shorter.
    return ONLY_DIGITS.matcher(digits).matches() && !digits.startsWith("8") ? "+" + digits : digits;
  }

  /** Whether there is a number in it. */
  public static boolean holdsNumber(String cell) {
    try {
      read(cell);
      return true;
    } catch (InvalidValue none) {
      return false;
    }
  }
}
