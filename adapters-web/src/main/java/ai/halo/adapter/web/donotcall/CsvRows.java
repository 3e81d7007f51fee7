package ai.halo.adapter.web.donotcall;

import ai.halo.application.usecase.ImportDoNotCall.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV (RFC 4180) row by row, whatever it was made with: commas, semicolons or tabs, any kind
 * of line end, UTF-8 or UTF-16 by its mark.
 *
 * <p>It is hostile input: no row takes more memory than {@link #LONGEST_ROW} characters, whatever
 * quotes are left open. A row that would is told as unreadable, and reading goes on with the line
 * after it.
 */
final class CsvRows implements Iterator<Row> {
  /** The most characters of a row. */
  static final int LONGEST_ROW = 2_000;

  /** The most cells of a row. */
  static final int MOST_CELLS = 100;

  private static final int END = -1;

  private final BufferedReader text;
  private final char separator;
  private int line = 1;
  private @Nullable Row next;

  CsvRows(InputStream bytes) {
    try {
      this.text = decoded(bytes);
      this.separator = separator();
      this.next = read();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    var row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    try {
      next = read();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return row;
  }

  private static BufferedReader decoded(InputStream bytes) throws IOException {
    var pushback = new PushbackInputStream(bytes, 3);
    var mark = pushback.readNBytes(3);
    var charset = charset(mark);
    var skipped = charset.equals(StandardCharsets.UTF_8) ? (isUtf8(mark) ? 3 : 0) : 2;
    pushback.unread(mark, skipped, mark.length - skipped);
    // What cannot be decoded becomes a replacement character, which is in no number.
    return new BufferedReader(new InputStreamReader(pushback, charset));
  }

  private static boolean isUtf8(byte[] mark) {
    return mark.length == 3
        && mark[0] == (byte) 0xef
        && mark[1] == (byte) 0xbb
        && mark[2] == (byte) 0xbf;
  }

  private static Charset charset(byte[] mark) {
    if (mark.length >= 2 && mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    return mark.length >= 2 && mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  /** Whichever the first line has the most of, outside quotes. */
  private char separator() throws IOException {
    text.mark(LONGEST_ROW + 1);
    var counts = new int[3];
    var quoted = false;
    for (var read = 0; read < LONGEST_ROW; read++) {
      var c = text.read();
      if (c == END || c == '\n' || c == '\r') {
        break;
      }
      quoted ^= c == '"';
      var which = quoted ? -1 : ",;\t".indexOf(c);
      if (which >= 0) {
        counts[which]++;
      }
    }
    text.reset();
    if (counts[1] > counts[0] && counts[1] >= counts[2]) {
      return ';';
    }
    return counts[2] > counts[0] ? '\t' : ',';
  }

  private @Nullable Row read() throws IOException {
    var begin = line;
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var length = 0;
    var quoted = false;
    var c = text.read();
    if (c == END) {
      return null;
    }
    for (; c != END; c = text.read()) {
      if (++length > LONGEST_ROW || cells.size() >= MOST_CELLS) {
        skipLine(c);
        return new Row(begin, Optional.empty());
      }
      if (quoted) {
        quoted = inQuotes(c, cell);
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == separator) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n' || c == '\r') {
        endLine(c);
        break;
      } else {
        cell.append((char) c);
      }
    }
    cells.add(cell.toString());
    return new Row(begin, Optional.of(List.copyOf(cells)));
  }

  /** Takes a character between quotes; answers whether they are open still. */
  private boolean inQuotes(int c, StringBuilder cell) throws IOException {
    if (c == '\n') {
      line++;
    }
    if (c != '"') {
      cell.append((char) c);
      return true;
    }
    text.mark(1);
    if (text.read() == '"') {
      cell.append('"');
      return true;
    }
    text.reset();
    return false;
  }

  private void skipLine(int from) throws IOException {
    var c = from;
    while (c != END && c != '\n' && c != '\r') {
      c = text.read();
    }
    if (c != END) {
      endLine(c);
    }
  }

  private void endLine(int c) throws IOException {
    line++;
    if (c == '\r') {
      text.mark(1);
      if (text.read() != '\n') {
        text.reset();
      }
    }
  }
}
