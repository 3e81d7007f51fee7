package ai.halo.adapter.persistence;

import ai.halo.domain.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the domain's values stand in columns. */
final class Rows {
  private Rows() {}

  /** An instant as a parameter: absolute, so that the session's time zone has no say. */
  static OffsetDateTime time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime time(Optional<Instant> instant) {
    return instant.map(Rows::time).orElse(null);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** The texts of an array that is never null. */
  static String[] texts(ResultSet row, String column) throws SQLException {
    return (String[]) row.getArray(column).getArray();
  }

  /** The member with the stored word; a word nobody knows means that the store is damaged. */
  static <E extends Enum<E> & Word> E word(Class<E> type, String word) {
    return Word.find(type, word)
        .orElseThrow(
            () -> new IllegalStateException("stored " + type.getSimpleName() + " is unknown"));
  }

  static <E extends Enum<E> & Word> Optional<E> optionalWord(
      ResultSet row, String column, Class<E> type) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(word -> word(type, word));
  }

  static <E extends Enum<E> & Word> E word(ResultSet row, String column, Class<E> type)
      throws SQLException {
    return word(type, row.getString(column));
  }

  /** The words of a set, for {@code = any(:words)}. */
  static String[] words(Collection<? extends Word> members) {
    return members.stream().map(Word::word).toArray(String[]::new);
  }
}
