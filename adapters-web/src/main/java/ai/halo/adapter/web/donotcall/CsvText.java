package ai.halo.adapter.web.donotcall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes CSV (RFC 4180) that a spreadsheet opens without running anything: a cell that looks like a
 * formula gets an apostrophe in front. Begins with a byte order mark, without which Excel garbles
 * Cyrillic.
 */
final class CsvText {
  /** What a spreadsheet would take for the beginning of a formula, also behind its own padding. */
  private static final Pattern FORMULA =
      Pattern.compile("^[\\s\\x00]*[=+\\-@\\t\\r\\uff1d\\uff0b\\uff0d\\uff20]");

  /** Plain numbers, and phone numbers with them, are nothing that a spreadsheet could run. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");

  private final Writer out;

  CsvText(Writer out) {
    this.out = out;
    write("\ufeff");
  }

  void row(List<String> cells) {
    write(
        cells.stream()
            .map(cell -> '"' + harmless(cell).replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(",", "", "\r\n")));
  }

  private static String harmless(String cell) {
    return FORMULA.matcher(cell).find() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
