package ai.halo.adapter.web.voice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the provider's account tells of itself, under {@code halo.voximplant}.
 *
 * @param callbackSecret the last part of the address that the account calls back, 16 to 200
 *     letters, digits, {@code -} and {@code _}; without one it is not listened to
 */
@ConfigurationProperties("halo.voximplant")
public record CallbackSettings(@Nullable String callbackSecret) {
  /** Refuses what can be guessed or cannot stand in an address, naming the setting. */
  public CallbackSettings {
    if (callbackSecret != null && callbackSecret.isBlank()) {
      callbackSecret = null;
    }
    if (callbackSecret != null && !callbackSecret.matches("[A-Za-z0-9_-]{16,200}")) {
      throw new IllegalArgumentException(
          "halo.voximplant.callback-secret must be 16 to 200 letters, digits, - and _");
    }
  }

  /** Whether somebody knows the secret; takes as long for any guess of a length. */
  boolean isKnown(String guess) {
    return callbackSecret != null
        && MessageDigest.isEqual(
            callbackSecret.getBytes(StandardCharsets.UTF_8),
            guess.getBytes(StandardCharsets.UTF_8));
  }

  /** The secret is never printed. */
  @Override
  public String toString() {
    return "CallbackSettings[***]";
  }
}
