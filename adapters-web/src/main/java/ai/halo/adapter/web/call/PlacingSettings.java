package ai.halo.adapter.web.call;

import java.time.Duration;

/**
 * How calls are placed on this node.
 *
 * @param atOnce how many are stored at once; less than there are connections to the database, or
 *     those who place calls would keep the placed ones from going on
 * @param patience how long a request waits for its turn before it is told to come back
 */
public record PlacingSettings(int atOnce, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  public PlacingSettings {
    if (atOnce < 1 || patience.isNegative()) {
      throw new IllegalArgumentException("calls can only be placed one at a time or more");
    }
  }

  /**
   * Two fifths of the connections: what is left is for the work on calls, and who looks at them.
   */
  public static PlacingSettings within(int connections) {
    return new PlacingSettings(Math.max(1, connections * 2 / 5), PATIENCE);
  }
}
