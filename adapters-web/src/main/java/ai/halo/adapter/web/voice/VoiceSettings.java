package ai.halo.adapter.web.voice;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sessions are listened to.
 *
 * @param atOnce how many of their requests are worked on at once on a node, from 1; fewer than the
 *     database has connections, so that a flood of them leaves some to the operators
 * @param patience how long one more waits before it is told to come back; a session hangs up on us
 *     after 5 s
 */
public record VoiceSettings(@DefaultValue("8") int atOnce, @DefaultValue("3s") Duration patience) {
  /** Refuses what cannot work, naming the setting. */
  public VoiceSettings {
    if (atOnce < 1) {
      throw new IllegalArgumentException("halo.web.voice.at-once must be 1 or more");
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("halo.web.voice.patience must be longer than nothing");
    }
  }
}
