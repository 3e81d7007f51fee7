package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That the version before goes on working on the schema of this one, since nodes are replaced one
 * by one: nothing it reads or writes is taken away, renamed or made to want what it does not give.
 */
class MigrationRulesTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** What the version before would trip over. */
  private static final List<Pattern> FORBIDDEN =
      Stream.of(
              "drop (table|column|view|function|type|schema)",
              "rename (to|column|constraint)",
              "alter (column )?\\w+ (set data )?type",
              "set not null",
              "alter (column )?\\w+ drop default",
              "add column (if not exists )?\\w+ (?!.*default)[^,;]*not null",
              "add constraint \\w+ check (?!.*not valid)")
          .map(Pattern::compile)
          .toList();

  static Stream<Path> migrations() throws IOException {
    try (var files = Files.list(MIGRATIONS)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void leavesTheVersionBeforeWhatItNeeds(Path migration) throws IOException {
    assertThat(offences(Files.readString(migration))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table calls drop column phone;",
        "drop table calls;",
        "alter table calls rename column phone to number;",
        "alter table calls rename to phone_calls;",
        "alter table calls alter column phone type bytea;",
        "alter table calls alter column ending set not null;",
        "alter table calls alter column version drop default;",
        "alter table calls\n  add column owner text not null;",
      })
  void findsOutWhatWouldTripIt(String sql) {
    assertThat(offences(sql)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table calls add column owner text;",
        "alter table calls add column owner text not null default '';",
        "alter table do_not_call alter column call_id drop not null;",
        "-- drop table calls\ncreate index calls_by_owner on calls (owner);",
      })
  void letsPassWhatDoesNot(String sql) {
    assertThat(offences(sql)).isEmpty();
  }

  private static List<String> offences(String sql) {
    var bare = sql.replaceAll("--[^\n]*", "").toLowerCase(Locale.ROOT);
    return Arrays.stream(bare.split(";"))
        .map(statement -> statement.strip().replaceAll("\\s+", " "))
        .filter(statement -> FORBIDDEN.stream().anyMatch(word -> word.matcher(statement).find()))
        .toList();
  }
}
