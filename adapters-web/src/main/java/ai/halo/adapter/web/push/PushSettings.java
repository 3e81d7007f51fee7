package ai.halo.adapter.web.push;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How facts are pushed.
 *
 * @param heartbeat after this long without a fact a comment is sent, and the token looked at again
 * @param queue how many facts may wait for one client, from 1; one that is slower is dropped and
 *     comes back where it was
 * @param streamsPerUser how many streams one user may have open on a node, from 1; a page that was
 *     left counts until the next heartbeat finds it gone
 * @param streams how many may be open on a node in all, from 1
 */
public record PushSettings(
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("4096") int queue,
    @DefaultValue("256") int streamsPerUser,
    @DefaultValue("4000") int streams) {
  /** Refuses what cannot work, naming the setting. */
  public PushSettings {
    if (heartbeat.toMillis() < 1) {
      throw new IllegalArgumentException("halo.web.push.heartbeat must be longer than nothing");
    }
    requirePositive(queue, "queue");
    requirePositive(streamsPerUser, "streams-per-user");
    requirePositive(streams, "streams");
  }

  private static void requirePositive(int number, String name) {
    if (number < 1) {
      throw new IllegalArgumentException("halo.web.push.%s must be 1 or more".formatted(name));
    }
  }
}
