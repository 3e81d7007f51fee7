package ai.halo.adapter.web.donotcall;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.usecase.ImportDoNotCall.Row;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"name,phone,x", "name;phone;x", "name\tphone\tx", "'\"na,me\";phone;x'"})
  void findsWhatSeparatesTheCells(String line) {
    assertThat(rows(line).getFirst()).hasSize(3).element(1).isEqualTo("phone");
  }

  @Test
  void readsEveryKindOfLineEndAndNoBlankOneAtTheEnd() {
    assertThat(rows("a,b\r\nc,d\re,f\ng,h\r\n"))
        .containsExactly(
            List.of("a", "b"), List.of("c", "d"), List.of("e", "f"), List.of("g", "h"));
    assertThat(rows("")).isEmpty();
  }

  @Test
  void readsQuotesAsTheyAreMeant() {
    assertThat(rows("\"a,\"\"b\"\"\nc\",d\ne,f"))
        .containsExactly(List.of("a,\"b\"\nc", "d"), List.of("e", "f"));
  }

  @Test
  void tellsTheLineInWhichARowBegins() {
    var rows = all(bytes("\"a\nb\",c\nd,e", UTF_8));

    assertThat(rows).extracting(Row::line).containsExactly(1, 3);
  }

  @Test
  void readsTheMarksOfEncodings() {
    for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      assertThat(texts(all(bytes("\ufeffтелефон;x\n+998;y", charset))))
          .containsExactly(List.of("телефон", "x"), List.of("+998", "y"));
    }
  }

  @Test
  void leavesOutWhatIsTooLongAndGoesOn() {
    var long1 = "x".repeat(CsvRows.LONGEST_ROW + 1);
    var many = String.join(",", Collections.nCopies(CsvRows.MOST_CELLS + 1, "x"));

    var rows = all(bytes("a,b\n" + long1 + "\n" + many + "\nc,d", UTF_8));

    assertThat(rows).extracting(Row::line).containsExactly(1, 2, 3, 4);
    assertThat(rows)
        .extracting(row -> row.cells().isPresent())
        .containsExactly(true, false, false, true);
  }

  @Test
  void isNotBlownUpByAQuoteThatIsNeverClosed() {
    InputStream bomb = bytes("\"", UTF_8);
    var line = ("y".repeat(999) + "\n").repeat(1_000);
    for (var i = 0; i < 16; i++) {
      bomb = new SequenceInputStream(bomb, bytes(line, UTF_8));
    }

    var rows = all(bomb);

    assertThat(rows.getFirst().cells()).isEmpty();
    assertThat(rows).hasSize(16_000 - 1);
  }

  @Test
  void writesNothingThatASpreadsheetWouldRunAndReadsItBack() {
    var out = new StringWriter();
    var csv = new CsvText(out);

    csv.row(List.of("+998901234567", "=1+1", "@SUM(A1)", "\t=1", "-2+3", "a\"b", "＝1"));

    assertThat(out.toString())
        .isEqualTo(
            "\ufeff\"+998901234567\",\"'=1+1\",\"'@SUM(A1)\",\"'\t=1\",\"'-2+3\",\"a\"\"b\","
                + "\"'＝1\"\r\n");
    assertThat(texts(all(bytes(out.toString(), UTF_8))).getFirst().getFirst())
        .isEqualTo("+998901234567");
  }

  private static List<List<String>> rows(String text) {
    return texts(all(bytes(text, UTF_8)));
  }

  private static List<List<String>> texts(List<Row> rows) {
    return rows.stream().map(Row::cells).flatMap(Optional::stream).toList();
  }

  private static List<Row> all(InputStream bytes) {
    var rows = new ArrayList<Row>();
    new CsvRows(bytes).forEachRemaining(rows::add);
    return rows;
  }

  private static ByteArrayInputStream bytes(String text, Charset charset) {
    return new ByteArrayInputStream(text.getBytes(charset));
  }
}
