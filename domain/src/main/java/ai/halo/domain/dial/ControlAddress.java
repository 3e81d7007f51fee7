package ai.halo.domain.dial;

import ai.halo.domain.InvalidValue;
import java.util.regex.Pattern;

/**
 * Where a session can be told to end its line. Whoever has it controls the session, so it is never
 * printed, and it is forgotten when the line has ended.
 */
public record ControlAddress(String url) {
  private static final Pattern SHAPE = Pattern.compile("https?://[!-~]{1,1000}");

  /** Refuses with {@code control_address.format}; which hosts count is for the gateway to say. */
  public ControlAddress {
    if (!SHAPE.matcher(url).matches()) {
      throw new InvalidValue("control_address.format", "not a web address");
    }
  }

  /** Never prints the address. */
  @Override
  public String toString() {
    return "ControlAddress[***]";
  }
}
