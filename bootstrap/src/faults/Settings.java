import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How the nodes are set up: as the mock profile is, but for the provider and for what would take too long. */
final class Settings {
  /** How long a session asks for its permit. */
  private static final Duration ASKING = Duration.ofSeconds(20);

  private Settings() {}

  /**
   * Of a node that is put through a storm.
   *
   * @param provider where the loopback Voximplant is
   * @param isSmall whether sessions that lose their end are gone at once, so that it need not be waited for
   */
  static List<String> impatient(String provider, boolean isSmall) {
    var settings = new ArrayList<>(patient(provider));
    settings.add("--halo.dial.sweep-after=%ds".formatted(sweepAfter(isSmall).toSeconds()));
    settings.add("--halo.dial.silent-after=" + (isSmall ? "12s" : "60s"));
    return settings;
  }

  /** Of nodes that share the books of the messenger and the CRM. */
  static List<String> sharing(String provider, Path mocks, String... more) {
    var settings = new ArrayList<>(patient(provider));
    settings.add("--halo.mock.directory=" + mocks);
    settings.add("--halo.dial.sweep-after=25s");
    settings.add("--halo.dial.silent-after=60s");
    for (var setting : more) {
      var name = setting.substring(0, setting.indexOf('=') + 1);
      settings.removeIf(other -> other.startsWith(name));
      settings.add(setting);
    }
    return settings;
  }

  /** After which an attempt that no session asked for is taken back; 90 s in life. */
  static Duration sweepAfter(boolean isSmall) {
    return isSmall ? Duration.ofSeconds(12) : ASKING.plusSeconds(5);
  }

  /** Of a node whose sessions may take their time. */
  static List<String> patient(String provider) {
    return List.of(
        "--halo.voice=voximplant",
        "--halo.voximplant.allow-loopback=true",
        "--halo.voximplant.base-url=" + provider,
        "--halo.voximplant.account-id=1234567",
        "--halo.voximplant.api-key=loopback-api-key",
        "--halo.voximplant.application-id=10456",
        "--halo.voximplant.rule-id=20789",
        "--halo.voximplant.caller-id=998712000000",
        "--halo.voximplant.ring=5s",
        "--halo.voximplant.silence=5s",
        "--halo.voximplant.longest=30s",
        "--halo.voximplant.connect-timeout=1s",
        "--halo.voximplant.read-timeout=1s",
        "--halo.voximplant.timeout=1500ms",
        "--halo.voximplant.concurrency=50",
        "--halo.dial.concurrency=200",
        "--halo.dial.rate=1000",
        "--halo.mock.speed=100",
        "--halo.retry.first=500ms",
        "--halo.work.polling=250ms");
  }
}
