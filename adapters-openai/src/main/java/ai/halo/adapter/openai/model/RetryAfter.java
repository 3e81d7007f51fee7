package ai.halo.adapter.openai.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how long a server asks us to wait. */
final class RetryAfter {
  /** Nobody waits longer, whatever a server says. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  /** A header by its name; null where there is none. */
  @FunctionalInterface
  interface Headers {
    @Nullable String value(String name);
  }

  /** The pause, at most an hour; empty when the server did not say or nobody can read it. */
  static Optional<Duration> read(Headers headers) {
    return read(headers, InstantSource.system());
  }

  /** Likewise, for a moment given by {@code clock}. */
  static Optional<Duration> read(Headers headers, InstantSource clock) {
    return value(headers, "Retry-After-Ms")
        .flatMap(text -> millis(text, 1))
        .or(() -> value(headers, "Retry-After").flatMap(text -> millis(text, 1_000)))
        .or(() -> value(headers, "Retry-After").flatMap(text -> until(text, clock)))
        .map(RetryAfter::bounded);
  }

  private static Optional<String> value(Headers headers, String name) {
    return Optional.ofNullable(headers.value(name)).map(String::strip);
  }

  private static Optional<Duration> millis(String text, int unit) {
    try {
      var number = Double.parseDouble(text);
      return Double.isFinite(number)
          ? Optional.of(
              Duration.ofMillis((long) Math.min(number * unit, (double) LONGEST.toMillis())))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> until(String text, InstantSource clock) {
    try {
      var then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(Duration.between(clock.instant(), then));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration pause) {
    return pause.isNegative() ? Duration.ZERO : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
