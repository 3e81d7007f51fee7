package ai.halo.adapter.voximplant.mock;

import ai.halo.domain.analysis.Disposition;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the mock provider needs to know.
 *
 * @param speed how many times faster than life calls pass, from 0.1 to 10,000; 1 is life. Only what
 *     the imaginary world does is scaled, never the times that a session waits for HALO.
 * @param seed changes which dialogue is played where several fit; the same seed plays the same
 * @param delay how long a request for a session takes, for a benchmark beside another; 0.1 to 0.4 s
 *     of life when it is not set
 * @param plays what a call to any number means, for the same; by the number when it is not set
 * @param directory where the provider keeps its sessions in {@code voice.jsonl}; made when missing.
 *     What lies there holds phone numbers.
 */
@ConfigurationProperties("halo.mock")
public record MockVoiceSettings(
    @DefaultValue("1") double speed,
    @DefaultValue("1") long seed,
    @Nullable Duration delay,
    @Nullable Disposition plays,
    Path directory) {
  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 10_000;

  /**
   * Refuses a speed out of range, a delay below nothing and a missing directory, naming the
   * property.
   */
  public MockVoiceSettings {
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw new IllegalArgumentException("halo.mock.speed must be from 0.1 to 10000, not " + speed);
    }
    if (delay != null && delay.isNegative()) {
      throw new IllegalArgumentException("halo.mock.delay must not be below nothing");
    }
    if (directory == null || directory.toString().isBlank()) {
      throw new IllegalArgumentException(
          "halo.mock.directory must name the folder where the mocks keep what they did");
    }
    directory = directory.toAbsolutePath().normalize();
  }
}
