import java.time.Duration;
import java.util.List;

/** How the nodes are set up: as the mock profile is, but for the provider and for what would take too long. */
final class Settings {
  /** After which an attempt that no session asked for is taken back; 90 s in life. */
  static final Duration SWEEP = Duration.ofSeconds(12);

  private Settings() {}

  /**
   * Of a node.
   *
   * @param provider where the loopback Voximplant is
   * @param isSmall whether sessions that lose their end are known to be gone at once
   */
  static List<String> of(String provider, boolean isSmall) {
    return List.of(
        "--halo.voice=voximplant",
        "--halo.mock.speed=100",
        "--halo.retry.first=500ms",
        "--halo.work.heartbeat=1s",
        "--halo.work.polling=250ms");
  }
}
