package ai.halo.adapter.persistence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node does durable work.
 *
 * @param concurrency how many calls it takes further at once as soon as they are ready, and as many
 *     that come back from a pause or from another node; they mostly wait for partners
 * @param polling how long work that another node enqueued, or that was put off, may lie at most
 * @param heartbeat how often a node says that it is alive; its work is given to others after four
 *     silent ones
 * @param shutdown how long a node that stops waits for work at hand; what is cut off is done again
 */
@ConfigurationProperties("halo.work")
public record WorkSettings(
    @DefaultValue("200") int concurrency,
    @DefaultValue("500ms") Duration polling,
    @DefaultValue("2s") Duration heartbeat,
    @DefaultValue("5s") Duration shutdown) {
  public WorkSettings {
    if (concurrency < 1) {
      throw new IllegalArgumentException("halo.work.concurrency must be at least 1");
    }
    requirePositive("polling", polling);
    requirePositive("heartbeat", heartbeat);
    requirePositive("shutdown", shutdown);
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("halo.work." + name + " must be positive");
    }
  }
}
