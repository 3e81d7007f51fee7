package ai.halo.adapter.web.security;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long access tokens are good.
 *
 * @param lifetime those of API clients
 * @param webLifetime those of the web app, which gets a new one by its cookie
 */
public record TokenSettings(
    @DefaultValue("7d") Duration lifetime, @DefaultValue("10m") Duration webLifetime) {
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(90);

  /** Refuses what cannot work, naming the setting. */
  public TokenSettings {
    requireSensible(lifetime, "lifetime");
    requireSensible(webLifetime, "web-lifetime");
  }

  private static void requireSensible(Duration time, String name) {
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "halo.web.token.%s must be from 10 seconds to 90 days".formatted(name));
    }
  }
}
