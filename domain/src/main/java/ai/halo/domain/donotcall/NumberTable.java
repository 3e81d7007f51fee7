package ai.halo.domain.donotcall;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.contact.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds the numbers in a table that somebody made: by the name of a column where there are names,
 * else by the first cell that is a number.
 *
 * @param column which cell of a row holds its number, from 0
 * @param hasNames whether the first row names the columns
 */
public record NumberTable(int column, boolean hasNames) {
  /** What people call that column in the languages of HALO. */
  private static final Set<String> NAMES =
      Set.of(
          "phone",
          "phone number",
          "phone_number",
          "phonenumber",
          "number",
          "msisdn",
          "tel",
          "telephone",
          "mobile",
          "телефон",
          "номер",
          "номер телефона",
          "мобильный",
          "telefon",
          "telefon raqami",
          "telefon raqam",
          "raqam",
          "телефон рақами",
          "рақам",
          "рақами телефон");

  /**
   * Of the first two rows of a table.
   *
   * @return empty when there is no number and no name for a column of numbers
   */
  public static Optional<NumberTable> of(List<String> first, List<String> second) {
    var named = first(first, NumberTable::isName);
    if (named.isPresent()) {
      return Optional.of(new NumberTable(named.get(), true));
    }
    var inFirst = first(first, NumberCell::holdsNumber);
    if (inFirst.isPresent()) {
      return Optional.of(new NumberTable(inFirst.get(), false));
    }
    // Names that nobody here knows, above a number.
    return first(second, NumberCell::holdsNumber).map(column -> new NumberTable(column, true));
  }

  /**
   * The number of a row.
   *
   * @throws InvalidValue with {@code row.no_number} where the row is too short or its cell empty,
   *     and with {@code phone.format} where the cell holds something else
   */
  public PhoneNumber read(List<String> row) {
    if (row.size() <= column || row.get(column).isBlank()) {
      throw new InvalidValue("row.no_number", "there is no number in this row");
    }
    return NumberCell.read(row.get(column));
  }

  private static boolean isName(String cell) {
    return NAMES.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  private static Optional<Integer> first(List<String> row, Predicate<String> fits) {
    return IntStream.range(0, row.size()).filter(i -> fits.test(row.get(i))).boxed().findFirst();
  }
}
