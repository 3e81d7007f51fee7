package ai.halo.bootstrap;

import ai.halo.domain.privacy.Retention;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is kept of people, under {@code halo.retention}; {@code 0} for ever.
 *
 * @param recordings what was recorded of calls, counted from when they were placed
 * @param words what was said, sent and judged
 * @param numbers phone numbers of calls, and with them whatever words are left
 * @param audit who did what; 30 days at least
 */
@ConfigurationProperties("halo.retention")
record RetentionSettings(
    @DefaultValue("90d") Duration recordings,
    @DefaultValue("365d") Duration words,
    @DefaultValue("1095d") Duration numbers,
    @DefaultValue("1095d") Duration audit) {

  RetentionSettings {
    if (recordings.isNegative()) {
      throw refused("recordings", "must not be below 0");
    }
    if (words.isNegative()) {
      throw refused("words", "must not be below 0");
    }
    if (numbers.isNegative()) {
      throw refused("numbers", "must not be below 0");
    }
    if (!audit.isZero() && audit.compareTo(Duration.ofDays(30)) < 0) {
      throw refused("audit", "must be 30d or more, or 0");
    }
  }

  /** The periods. */
  Retention retention() {
    return new Retention(recordings, words, numbers, audit);
  }

  private static IllegalArgumentException refused(String name, String why) {
    return new IllegalArgumentException("halo.retention.%s %s".formatted(name, why));
  }
}
