package ai.halo.adapter.openai.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The words of one language for times.
 *
 * <p>Each line of a {@code .times} resource is a part and the words for it, as in {@code tomorrow
 * завтра}; a number instead of a part says what the words count. One word may stand for several
 * parts.
 */
final class Clockwords {
  /** What a word can tell of a time. */
  enum Part {
    /** What follows, or stood before, is how long to wait. */
    AFTER,
    MINUTE,
    HOUR,
    DAY,
    HALF,
    TODAY,
    TOMORROW,
    OVERMORROW,
    NEXT,
    WEEK,
    /** A number that follows is an hour of the clock. */
    AT,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
    MORNING,
    NOON,
    AFTERNOON,
    EVENING
  }

  private final Tongue tongue;
  private final Map<String, Set<Part>> parts = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * The words of these lines.
   *
   * @throws IllegalArgumentException when a line begins with neither a part nor a number
   */
  Clockwords(Tongue tongue, List<String> lines) {
    this.tongue = tongue;
    lines.stream().map(String::strip).filter(Clockwords::isContent).forEach(this::add);
  }

  private static boolean isContent(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }

  private void add(String line) {
    var words = line.split(" +", -1);
    var head = words[0];
    for (var word : Arrays.asList(words).subList(1, words.length)) {
      var key = tongue.key(Tokens.of(word).getFirst());
      if (Character.isDigit(head.charAt(0))) {
        numbers.put(key, Integer.valueOf(head));
      } else {
        parts
            .computeIfAbsent(key, _ -> EnumSet.noneOf(Part.class))
            .add(Part.valueOf(head.toUpperCase(Locale.ROOT)));
      }
    }
  }

  /** What this word can tell; nothing when it is no word of this language for times. */
  Set<Part> parts(Token token) {
    return parts.getOrDefault(tongue.key(token), Set.of());
  }

  /** The number that this word means; empty when it means none. */
  OptionalInt number(Token token) {
    var number = numbers.get(tongue.key(token));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
