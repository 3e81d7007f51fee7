package ai.halo.domain.port;

import ai.halo.domain.call.RecordingLink;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A store in memory at {@code https://records.example.com}; knows ranges of one part. */
public final class InMemoryRecordings implements Recordings {
  private static final String HOME = "https://records.example.com/";
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

  private final Map<RecordingLink, byte[]> kept = new ConcurrentHashMap<>();

  /** Keeps a recording. */
  public RecordingLink keep(byte[] sound) {
    var link = new RecordingLink(HOME + (kept.size() + 1) + ".mp3");
    kept.put(link, sound.clone());
    return link;
  }

  /** Whether there is such a recording. */
  public boolean keeps(RecordingLink link) {
    return kept.containsKey(link);
  }

  @Override
  public Sound open(RecordingLink link, Optional<String> range) {
    requireOurs(link);
    var sound = kept.get(link);
    if (sound == null) {
      throw new PortFailure.Refused("recording.gone", "there is no such recording");
    }
    return range
        .map(part -> part(sound, part))
        .orElseGet(() ->
            new Sound(
                new ByteArrayInputStream(sound),
                "audio/mpeg",
                false,
                Optional.empty(),
                Optional.of((long) sound.length)));
  }

  @Override
  public void delete(RecordingLink link) {
    requireOurs(link);
    kept.remove(link);
  }

  private static Sound part(byte[] sound, String range) {
    var asked = RANGE.matcher(range);
    var first = asked.matches() ? Integer.parseInt(asked.group(1)) : sound.length;
    if (first >= sound.length) {
      throw new PortFailure.Refused("recording.range", "there is no such part");
    }
    var last =
        asked.group(2).isEmpty()
            ? sound.length - 1
            : Math.min(Integer.parseInt(asked.group(2)), sound.length - 1);
    var part = Arrays.copyOfRange(sound, first, last + 1);
    return new Sound(
        new ByteArrayInputStream(part),
        "audio/mpeg",
        true,
        Optional.of("bytes %d-%d/%d".formatted(first, last, sound.length)),
        Optional.of((long) part.length));
  }

  private static void requireOurs(RecordingLink link) {
    if (!link.url().startsWith(HOME)) {
      throw new PortFailure.Refused("recording.host", "not one of the provider's addresses");
    }
  }
}
