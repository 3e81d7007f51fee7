package ai.halo.adapter.web.http;

import ai.halo.adapter.web.http.Problem.FieldProblem;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads every field of a request and then complains once, about all that are bad. */
public final class Form {
  private final List<FieldProblem> errors = new ArrayList<>();

  /** A field that was read; it has a value once {@link #complete()} has passed. */
  public record Field<T>(Optional<T> value) {
    /** The value. */
    public T get() {
      return value.orElseThrow(() -> new IllegalStateException("the form is not complete"));
    }
  }

  /**
   * Reads a text that must be there.
   *
   * @param name as the client knows it
   * @param subject what its codes begin with: {@code phone} makes {@code phone.blank}
   * @param parse refuses with {@link InvalidValue}
   */
  public <T> Field<T> read(String name, Given given, String subject, Function<String, T> parse) {
    return switch (given) {
      case Given.Nothing _ -> bad(name, subject + ".blank", "must not be empty");
      case Given.NoText _ -> bad(name, subject + ".type", "must be a text");
      case Given.Text text when text.value().isBlank() ->
          bad(name, subject + ".blank", "must not be empty");
      case Given.Text text -> parsed(name, text.value(), parse);
    };
  }

  /** {@link #read} for a text that may be absent, null or blank; empty then. */
  public <T> Optional<T> optional(
      String name, Given given, String subject, Function<String, T> parse) {
    return switch (given) {
      case Given.Nothing _ -> Optional.empty();
      case Given.NoText _ -> this.<T>bad(name, subject + ".type", "must be a text").value();
      case Given.Text text when text.value().isBlank() -> Optional.empty();
      case Given.Text text -> parsed(name, text.value(), parse).value();
    };
  }

  /** Reads a word of a closed set that must be there; its code is {@code subject.unknown}. */
  public <E extends Enum<E> & Word> Field<E> word(
      String name, Given given, String subject, Class<E> type) {
    if (given instanceof Given.Text(String text)) {
      var member = Word.find(type, text);
      if (member.isPresent()) {
        return new Field<>(member);
      }
    }
    return bad(name, subject + ".unknown", "must be one of " + words(type));
  }

  /** Reads true or false; one of them must be there. */
  public Field<Boolean> flag(String name, GivenFlag given) {
    return switch (given) {
      case YES -> new Field<>(Optional.of(true));
      case NO -> new Field<>(Optional.of(false));
      case NOTHING -> bad(name, name + ".blank", "must be true or false");
      case NO_FLAG -> bad(name, name + ".type", "must be true or false");
    };
  }

  /** Reads a whole number that must be there; its code is {@code name.blank} or {@code .range}. */
  public Field<Integer> number(String name, GivenNumber given, int low, int high) {
    return switch (given) {
      case GivenNumber.Nothing _ -> bad(name, name + ".blank", "must not be empty");
      case GivenNumber.Whole(var value) when value >= low && value <= high ->
          new Field<>(Optional.of(value));
      case GivenNumber.Whole _, GivenNumber.NoNumber _ ->
          bad(name, name + ".range", "must be a whole number from %d to %d".formatted(low, high));
    };
  }

  /**
   * Reads words of a closed set, of which there must be one at least; its code is {@code
   * subject.blank} or {@code subject.unknown}.
   */
  public <E extends Enum<E> & Word> Field<Set<E>> words(
      String name, GivenTexts given, String subject, Class<E> type) {
    return switch (given) {
      case GivenTexts.Nothing _ -> bad(name, subject + ".blank", "must not be empty");
      case GivenTexts.NoTexts _ -> bad(name, subject + ".unknown", "must be of " + words(type));
      case GivenTexts.Texts(var texts) when texts.isEmpty() ->
          bad(name, subject + ".blank", "must not be empty");
      case GivenTexts.Texts(var texts) -> {
        var members = texts.stream().map(text -> Word.find(type, text)).toList();
        yield members.stream().allMatch(Optional::isPresent)
            ? new Field<>(
                Optional.of(members.stream().flatMap(Optional::stream).collect(Collectors.toSet())))
            : bad(name, subject + ".unknown", "must be of " + words(type));
      }
    };
  }

  /** Notes that a field is bad. */
  public <T> Field<T> bad(String name, String code, String message) {
    errors.add(new FieldProblem(name, code, message));
    return new Field<>(Optional.empty());
  }

  /** Ends the reading: a 422 that names every bad field, if there is one. */
  public void complete() {
    if (!errors.isEmpty()) {
      throw ProblemException.ofFields(errors);
    }
  }

  <T> Field<T> parsed(String name, String text, Function<String, T> parse) {
    try {
      return new Field<>(Optional.of(parse.apply(text)));
    } catch (InvalidValue refused) {
      return bad(name, refused.code(), refused.reason());
    }
  }

  static <E extends Enum<E> & Word> String words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Word::word).collect(Collectors.joining(", "));
  }
}
