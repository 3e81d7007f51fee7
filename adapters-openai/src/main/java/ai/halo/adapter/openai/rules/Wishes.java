package ai.halo.adapter.openai.rules;

import ai.halo.adapter.openai.rules.Clockwords.Part;
import ai.halo.domain.analysis.CallbackWish;
import ai.halo.domain.analysis.PartOfDay;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Hears in what words somebody says when they want to be called again.
 *
 * <p>It takes the parts of the time as they were said and computes none; people switch language
 * within a sentence, so each word is looked up in all of them, that of the call first.
 */
final class Wishes {
  private static final int NEAR = 3;
  private static final int MINUTES_OF_HOUR = 60;
  private static final int HALF_AN_HOUR = 30;
  private static final int DAYS_OF_WEEK = 7;
  private static final int HOURS = 24;
  private static final int TEN = 10;
  private static final int MOST_DIGITS = 2;

  private final List<Clockwords> languages;

  /** With the words of these languages, the most likely one first. */
  Wishes(List<Clockwords> languages) {
    this.languages = List.copyOf(languages);
  }

  /** The wish in these lines; empty when they name no time. */
  Optional<CallbackWish> in(List<Line> lines) {
    return lines.stream()
        .map(line -> heardIn(Tokens.of(line.text())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<CallbackWish> heardIn(List<Token> tokens) {
    return new Reading(tokens).wish();
  }

  private Set<Part> partsOf(Token token) {
    return languages.stream()
        .map(words -> words.parts(token))
        .filter(parts -> !parts.isEmpty())
        .findFirst()
        .orElse(Set.of());
  }

  private OptionalInt numberOf(Token token) {
    var digits = token.latin();
    if (digits.length() <= MOST_DIGITS && digits.chars().allMatch(Character::isDigit)) {
      return digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }
    return languages.stream()
        .map(words -> words.number(token))
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  /** The words of one line, looked at once. */
  private final class Reading {
    private final List<Set<Part>> parts;
    private final List<OptionalInt> numbers;

    Reading(List<Token> tokens) {
      parts = tokens.stream().map(Wishes.this::partsOf).toList();
      numbers = tokens.stream().map(Wishes.this::numberOf).toList();
    }

    Optional<CallbackWish> wish() {
      var minutes = minutes();
      if (minutes.isPresent()) {
        return heard(minutes, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
      }
      return heard(OptionalInt.empty(), days(), partOfDay(), clock());
    }

    private Optional<CallbackWish> heard(
        OptionalInt minutes, OptionalInt days, Optional<PartOfDay> part, OptionalInt hour) {
      return CallbackWish.heard(
          minutes,
          days,
          minutes.isPresent() ? Optional.empty() : weekday(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          part,
          hour,
          OptionalInt.empty());
    }

    /** “In two hours”, “half an hour from now”. */
    private OptionalInt minutes() {
      return IntStream.range(0, parts.size())
          .filter(at -> isNear(at, Part.AFTER))
          .flatMap(at -> pause(at).stream())
          .findFirst();
    }

    private OptionalInt pause(int at) {
      var unit = parts.get(at);
      var isHour = unit.contains(Part.HOUR);
      if (unit.contains(Part.HALF) && !has(at + 1, Part.HOUR)) {
        return OptionalInt.of(HALF_AN_HOUR);
      }
      if (isHour && has(at - 1, Part.HALF)) {
        return OptionalInt.of(HALF_AN_HOUR);
      }
      if (!isHour && !unit.contains(Part.MINUTE)) {
        return OptionalInt.empty();
      }
      return OptionalInt.of(count(at) * (isHour ? MINUTES_OF_HOUR : 1));
    }

    /** The number before a unit, or behind it and the word for waiting; one when none is said. */
    private int count(int at) {
      var before = number(at - 1);
      if (before.isPresent()) {
        var tens = number(at - 2).orElse(0);
        return tens >= TEN && before.getAsInt() < TEN
            ? tens + before.getAsInt()
            : before.getAsInt();
      }
      if (!has(at + 1, Part.AFTER)) {
        return 1;
      }
      var behind = number(at + 2).orElse(1);
      var ones = number(at + 3).orElse(0);
      return behind >= 2 * TEN && ones < TEN ? behind + ones : behind;
    }

    private OptionalInt days() {
      for (int at = 0; at < parts.size(); at++) {
        var told = dayAt(at);
        if (told.isPresent()) {
          return told;
        }
      }
      return OptionalInt.empty();
    }

    private OptionalInt dayAt(int at) {
      var word = parts.get(at);
      if (word.contains(Part.TODAY)) {
        return OptionalInt.of(0);
      }
      if (word.contains(Part.TOMORROW)) {
        return OptionalInt.of(1);
      }
      if (word.contains(Part.OVERMORROW)) {
        return OptionalInt.of(2);
      }
      if (word.contains(Part.WEEK) && (isNear(at, Part.NEXT) || isNear(at, Part.AFTER))) {
        return OptionalInt.of(DAYS_OF_WEEK * number(at - 1).orElse(1));
      }
      return word.contains(Part.DAY) && isNear(at, Part.AFTER)
          ? number(at - 1)
          : OptionalInt.empty();
    }

    private Optional<DayOfWeek> weekday() {
      return parts.stream()
          .flatMap(Set::stream)
          .map(Wishes::weekday)
          .flatMap(Optional::stream)
          .findFirst();
    }

    private Optional<PartOfDay> partOfDay() {
      return parts.stream()
          .flatMap(Set::stream)
          .map(Wishes::partOfDay)
          .flatMap(Optional::stream)
          .findFirst();
    }

    /** “At five”: the first number that follows a word for it, at most one other between. */
    private OptionalInt clock() {
      for (int at = 1; at < parts.size(); at++) {
        var hour = number(at);
        if (hour.isPresent()
            && hour.getAsInt() < HOURS
            && (has(at - 1, Part.AT) || has(at - 2, Part.AT))) {
          var ones = number(at + 1).orElse(0);
          return hour.getAsInt() == TEN && ones > 0 && ones < TEN
              ? OptionalInt.of(TEN + ones)
              : hour;
        }
      }
      return OptionalInt.empty();
    }

    private boolean isNear(int at, Part part) {
      return IntStream.rangeClosed(at - NEAR, at + NEAR).anyMatch(other -> has(other, part));
    }

    private boolean has(int at, Part part) {
      return at >= 0 && at < parts.size() && parts.get(at).contains(part);
    }

    private OptionalInt number(int at) {
      return at >= 0 && at < numbers.size() ? numbers.get(at) : OptionalInt.empty();
    }
  }

  private static Optional<DayOfWeek> weekday(Part part) {
    return switch (part) {
      case MONDAY -> Optional.of(DayOfWeek.MONDAY);
      case TUESDAY -> Optional.of(DayOfWeek.TUESDAY);
      case WEDNESDAY -> Optional.of(DayOfWeek.WEDNESDAY);
      case THURSDAY -> Optional.of(DayOfWeek.THURSDAY);
      case FRIDAY -> Optional.of(DayOfWeek.FRIDAY);
      case SATURDAY -> Optional.of(DayOfWeek.SATURDAY);
      case SUNDAY -> Optional.of(DayOfWeek.SUNDAY);
      case AFTER, MINUTE, HOUR, DAY, HALF, TODAY, TOMORROW, OVERMORROW -> Optional.empty();
      case NEXT, WEEK, AT, MORNING, NOON, AFTERNOON, EVENING -> Optional.empty();
    };
  }

  private static Optional<PartOfDay> partOfDay(Part part) {
    return switch (part) {
      case MORNING -> Optional.of(PartOfDay.MORNING);
      case NOON -> Optional.of(PartOfDay.NOON);
      case AFTERNOON -> Optional.of(PartOfDay.AFTERNOON);
      case EVENING -> Optional.of(PartOfDay.EVENING);
      case AFTER, MINUTE, HOUR, DAY, HALF, TODAY, TOMORROW, OVERMORROW -> Optional.empty();
      case NEXT, WEEK, AT -> Optional.empty();
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY -> Optional.empty();
    };
  }
}
