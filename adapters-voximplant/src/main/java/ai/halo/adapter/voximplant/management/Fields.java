package ai.halo.adapter.voximplant.management;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads answers that may hold anything: what is missing or of another type is empty, and numbers
 * may be texts.
 */
final class Fields {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** Longer numbers are nobody's money or number. */
  private static final int LONGEST_NUMBER = 40;

  private Fields() {}

  /** A text that is not blank. */
  static Optional<String> text(JsonNode from, String name) {
    var field = from.path(name);
    return field.isString() && !field.asString().isBlank()
        ? Optional.of(field.asString())
        : Optional.empty();
  }

  /** A whole number. */
  static Optional<Long> number(JsonNode from, String name) {
    try {
      return decimal(from, name).map(BigDecimal::longValueExact);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** A number, exactly as it was written. */
  static Optional<BigDecimal> decimal(JsonNode from, String name) {
    var field = from.path(name);
    var written = field.isNumber() || field.isString() ? field.asString().strip() : "";
    if (written.isEmpty() || written.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      var number = new BigDecimal(written);
      // A short text may name a number of a billion digits.
      return Math.abs(number.scale()) > LONGEST_NUMBER ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Yes or no, also as 1 or 0 and as text. */
  static Optional<Boolean> flag(JsonNode from, String name) {
    var field = from.path(name);
    if (!field.isBoolean() && !field.isNumber() && !field.isString()) {
      return Optional.empty();
    }
    return switch (field.asString()) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A moment, which they write in UTC without saying so. */
  static Optional<Instant> time(JsonNode from, String name) {
    return text(from, name).flatMap(Fields::parseTime);
  }

  /** A day. */
  static Optional<LocalDate> day(JsonNode from, String name) {
    return text(from, name)
        .filter(text -> text.length() >= 10)
        .flatMap(text -> {
          try {
            return Optional.of(LocalDate.parse(text.substring(0, 10)));
          } catch (DateTimeException e) {
            return Optional.empty();
          }
        });
  }

  /** The objects of a list; what is no object is left out. */
  static List<JsonNode> rows(JsonNode from, String name) {
    return from.path(name).valueStream().filter(JsonNode::isObject).toList();
  }

  /** A moment as they want it. */
  static String format(Instant moment) {
    return TIME.format(moment.atOffset(ZoneOffset.UTC));
  }

  private static Optional<Instant> parseTime(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
