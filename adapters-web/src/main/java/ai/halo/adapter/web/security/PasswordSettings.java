package ai.halo.adapter.web.security;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How passwords are hashed: Argon2id with one lane, a salt of 16 and a hash of 32 bytes.
 *
 * <p>The defaults are OWASP's (19 MiB, 2 passes). A stored hash keeps the numbers it was made with.
 *
 * @param memory how much memory one hash takes, from 8 kB
 * @param passes how often it goes over that memory, from 1
 * @param threads how many hashes are worked on at once, from 1; it bounds memory and load
 * @param queue how many may wait for that, from 1; the next one is told to come back
 * @param patience how long one waits at most before it is told to come back
 */
public record PasswordSettings(
    @DefaultValue("19MB") DataSize memory,
    @DefaultValue("2") int passes,
    @DefaultValue("1") int threads,
    @DefaultValue("50") int queue,
    @DefaultValue("10s") Duration patience) {
  private static final DataSize LEAST = DataSize.ofKilobytes(8);
  private static final DataSize MOST = DataSize.ofGigabytes(1);

  /** Refuses what cannot work, naming the setting. */
  public PasswordSettings {
    if (memory.compareTo(LEAST) < 0 || memory.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("halo.web.password.memory must be from 8KB to 1GB");
    }
    requirePositive(passes, "passes");
    requirePositive(threads, "threads");
    requirePositive(queue, "queue");
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("halo.web.password.patience must be longer than nothing");
    }
  }

  private static void requirePositive(int number, String name) {
    if (number < 1) {
      throw new IllegalArgumentException("halo.web.password.%s must be 1 or more".formatted(name));
    }
  }
}
