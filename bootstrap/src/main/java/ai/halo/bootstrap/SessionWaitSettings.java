package ai.halo.bootstrap;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long HALO waits for sessions that say nothing, under {@code halo.dial}.
 *
 * <p>None of it decides whether a phone may ring; waiting for less only asks the provider more.
 *
 * @param sweepAfter after which an attempt that no session asked a permit for is taken back and
 *     dialled anew; a permit is given for 90 s at most
 * @param silentAfter after its permit, a session that has not told its end is looked for in the
 *     provider's history; three minutes more than the longest that a session can take when it is
 *     not set
 */
@ConfigurationProperties("halo.dial")
record SessionWaitSettings(
    @DefaultValue("90s") Duration sweepAfter, @Nullable Duration silentAfter) {
  SessionWaitSettings {
    require("sweep-after", sweepAfter);
    if (silentAfter != null) {
      require("silent-after", silentAfter);
    }
  }

  private static void require(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("halo.dial." + name + " must be longer than nothing");
    }
  }
}
