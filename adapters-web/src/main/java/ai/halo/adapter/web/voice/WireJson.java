package ai.halo.adapter.web.voice;

import ai.halo.adapter.web.http.ApiJson;
import ai.halo.adapter.web.http.RawBody;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a session sent field by field, since a field of an odd type is no reason to fail. */
final class WireJson {
  private static final JsonMapper JSON = ApiJson.mapper();
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private WireJson() {}

  /** The object a body holds: 400 when it holds none. */
  static JsonNode object(byte[] body) {
    try {
      var read = JSON.readTree(body);
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (JacksonException _) {
      // Refused below, like a body that is no object.
    }
    throw RawBody.unreadable();
  }

  /** A text as it came. */
  static Optional<String> text(JsonNode object, String field) {
    var value = object.path(field);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  /**
   * A text as a database and a screen can take it: without controls and halves of surrogate pairs,
   * cut to a length; empty where it is no text.
   */
  static String words(JsonNode object, String field, int longest) {
    var clean = new StringBuilder();
    text(object, field)
        .orElse("")
        .codePoints()
        .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : c)
        .filter(c -> c >= ' ' && c != 0x7f && !isHalfAPair(c))
        .limit(longest)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /** A whole number of at least zero. */
  static OptionalLong count(JsonNode object, String field) {
    var value = object.path(field);
    return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /** A number within bounds, rounded. */
  static OptionalInt number(JsonNode object, String field, int least, int most) {
    var value = object.path(field);
    if (!value.isNumber()) {
      return OptionalInt.empty();
    }
    var rounded = Math.rint(value.doubleValue());
    return rounded >= least && rounded <= most
        ? OptionalInt.of((int) rounded)
        : OptionalInt.empty();
  }

  /** A point in time that can be one of a call. */
  static Optional<Instant> time(JsonNode object, String field) {
    try {
      return text(object, field)
          .map(Instant::parse)
          .filter(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  private static boolean isHalfAPair(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
