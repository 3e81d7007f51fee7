package ai.halo.adapter.web.http;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.Word;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the query of a request like a {@link Form}. A parameter without a value counts as absent; a
 * name that nobody knows is refused, since ignoring it would answer another question.
 */
public final class QueryForm {
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final int MOST_WORDS = 100;

  private final Form form = new Form();
  private final Map<String, String[]> values;

  private QueryForm(Map<String, String[]> values) {
    this.values = values;
  }

  /** The query of a request in which these names may stand. */
  public static QueryForm of(HttpServletRequest request, String... names) {
    var query = new QueryForm(request.getParameterMap());
    var known = Set.of(names);
    query.values.keySet().stream()
        .filter(name -> !known.contains(name))
        .limit(MOST_WORDS)
        .forEach(name -> query.form.bad(printable(name), "filter.unknown", "no such parameter"));
    return query;
  }

  /** A parameter that may come once. */
  public <T> Optional<T> one(String name, Function<String, T> parse) {
    var texts = texts(name);
    if (texts.size() > 1) {
      return form.<T>bad(name, "filter.repeated", "may be given once").value();
    }
    return texts.stream().findFirst().flatMap(text -> form.parsed(name, text, parse).value());
  }

  /** Words of a closed set, repeated or separated by commas. */
  public <E extends Enum<E> & Word> Set<E> words(String name, Class<E> type) {
    var found = EnumSet.noneOf(type);
    for (var text : texts(name)) {
      for (var word : text.split(",", MOST_WORDS)) {
        Word.find(type, word.strip()).ifPresentOrElse(found::add, () -> unknown(name, type));
      }
    }
    return found;
  }

  /** A point in time, such as {@code 2026-11-22T10:00:00Z}. */
  public Optional<Instant> instant(String name) {
    return one(name, QueryForm::time);
  }

  /** A number within bounds. */
  public Optional<Integer> number(String name, int least, int most) {
    return one(
        name,
        text -> {
          var number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : least - 1;
          if (number < least || number > most) {
            throw new InvalidValue(
                name + ".range", "must be a number from %d to %d".formatted(least, most));
          }
          return number;
        });
  }

  /** Notes that a parameter is bad. */
  public void bad(String name, String code, String message) {
    form.bad(name, code, message);
  }

  /** Ends the reading: a 422 that names every bad parameter, if there is one. */
  public void complete() {
    form.complete();
  }

  private <E extends Enum<E> & Word> void unknown(String name, Class<E> type) {
    form.bad(name, "filter.unknown", "must be of " + Form.words(type));
  }

  private List<String> texts(String name) {
    return Arrays.stream(values.getOrDefault(name, new String[0]))
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static Instant time(String text) {
    try {
      var time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeParseException _) {
      // Refused below, like a time that is out of bounds.
    }
    throw new InvalidValue("time.format", "must be a time such as 2026-11-22T10:00:00Z");
  }

  /** A name as a problem can repeat it: it was sent by somebody who may mean harm. */
  private static String printable(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9_.\\-]", "?");
    return plain.length() > 64 ? plain.substring(0, 64) : plain;
  }
}
