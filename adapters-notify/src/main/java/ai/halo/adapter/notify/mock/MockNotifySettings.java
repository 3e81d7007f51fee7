package ai.halo.adapter.notify.mock;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the mock notifier and the mock CRM need to know.
 *
 * @param speed how many times faster than life they answer, from 0.1 to 10,000; 1 is life
 * @param directory where they keep what they got, in {@code sms.jsonl} and {@code crm.jsonl}; made
 *     when missing. What lies there is personal.
 */
@ConfigurationProperties("halo.mock")
public record MockNotifySettings(@DefaultValue("1") double speed, Path directory) {
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 10_000;

  /** Refuses a speed out of range and a missing directory, naming the property. */
  public MockNotifySettings {
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw new IllegalArgumentException("halo.mock.speed must be from 0.1 to 10000, not " + speed);
    }
    if (directory == null || directory.toString().isBlank()) {
      throw new IllegalArgumentException(
          "halo.mock.directory must name the folder where the mocks keep what they did");
    }
    directory = directory.toAbsolutePath().normalize();
  }

  /** A time in life as it passes here. */
  Duration scaled(Duration life) {
    return Duration.ofNanos(Math.round(life.toNanos() / speed));
  }
}
