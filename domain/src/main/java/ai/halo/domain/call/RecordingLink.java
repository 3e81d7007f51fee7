package ai.halo.domain.call;

import ai.halo.domain.InvalidValue;
import java.net.URI;

/**
 * Where the provider keeps what was said. Whether its host may be asked is for the adapter to say,
 * each time.
 */
public record RecordingLink(String url) {
  private static final int LONGEST = 2_000;

  /** Refuses with {@code recording.format} what is no web address. */
  public RecordingLink {
    if (url.length() > LONGEST || !isWebAddress(url)) {
      throw new InvalidValue("recording.format", "not a web address");
    }
  }

  /** Never prints the address: its query may let anybody in. */
  @Override
  public String toString() {
    return "RecordingLink[***]";
  }

  private static boolean isWebAddress(String url) {
    try {
      var address = URI.create(url);
      return address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
