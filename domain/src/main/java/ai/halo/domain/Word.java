package ai.halo.domain;

import java.util.Arrays;
import java.util.Optional;

/**
 * A member of a closed set that has one fixed word in the API and in the database.
 *
 * <p>The word is never derived from the constant's name, so renaming a constant cannot change the
 * contract.
 */
public interface Word {
  /** The fixed word, lower case with underscores. */
  String word();

  /** The member of {@code type} that has this word; empty for a word nobody has. */
  static <E extends Enum<E> & Word> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(member -> member.word().equals(word))
        .findFirst();
  }
}
