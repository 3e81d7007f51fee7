package ai.halo.domain.donotcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.InvalidValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTableTest {
  private static final List<String> NUMBERS = List.of("Anna", "+998901234567");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+998901234567",
        " +998 (90) 123-45-67 ",
        "998901234567",
        "00998901234567",
        "'+998901234567",
        "=\"+998901234567\"",
        "+998\u00a090 123\u201145\u201167"
      })
  void readsNumbersAsSpreadsheetsHoldThem(String cell) {
    assertThat(NumberCell.read(cell).e164()).isEqualTo("+998901234567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "901234567",
        "89161234567",
        "9.98901E+11",
        "+998901234567; drop table users",
        "=HYPERLINK(\"http://evil\")",
        "=cmd|'/c calc'!A0",
        "++998901234567",
        "+99890123456789012",
        "٩٩٨٩٠١٢٣٤٥٦٧"
      })
  void refusesWhatIsNoNumberOrCouldBeOfAnyCountry(String cell) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> NumberCell.read(cell));
  }

  @Test
  void findsTheColumnByItsName() {
    assertThat(NumberTable.of(List.of("Имя", " ТЕЛЕФОН "), NUMBERS))
        .contains(new NumberTable(1, true));
    assertThat(NumberTable.of(List.of("raqam"), List.of())).contains(new NumberTable(0, true));
  }

  @Test
  void findsTheColumnByItsFirstNumber() {
    assertThat(NumberTable.of(NUMBERS, List.of())).contains(new NumberTable(1, false));
    assertThat(NumberTable.of(List.of("who", "where"), NUMBERS)).contains(new NumberTable(1, true));
  }

  @Test
  void findsNoneWhereThereIsNone() {
    assertThat(NumberTable.of(List.of(), List.of())).isEmpty();
    assertThat(NumberTable.of(List.of("who"), List.of("Anna"))).isEmpty();
  }

  @Test
  void tellsARowWithoutANumberFromOneWithSomethingElse() {
    var table = new NumberTable(1, false);

    assertThat(table.read(NUMBERS).e164()).isEqualTo("+998901234567");
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> table.read(List.of("Anna")))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("row.no_number"));
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> table.read(List.of("Anna", "at home")))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("phone.format"));
  }
}
