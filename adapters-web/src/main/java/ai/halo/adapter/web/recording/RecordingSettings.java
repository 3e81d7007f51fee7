package ai.halo.adapter.web.recording;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How recordings are heard.
 *
 * @param permission how long a permission is good; a player that is still reading then reads on
 * @param streams how many may be read at once on a node, from 1; the next one is told to come back
 */
public record RecordingSettings(
    @DefaultValue("5m") Duration permission, @DefaultValue("32") int streams) {
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Refuses what cannot work, naming the setting. */
  public RecordingSettings {
    if (permission.compareTo(Duration.ofSeconds(10)) < 0 || permission.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("halo.web.recording.permission must be from 10s to 1h");
    }
    if (streams < 1) {
      throw new IllegalArgumentException("halo.web.recording.streams must be 1 or more");
    }
  }
}
