package ai.halo.adapter.web.security;

import ai.halo.domain.account.Secrets;
import ai.halo.domain.account.Username;
import ai.halo.domain.port.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * The cookie of a browser from which a user has signed in before. It opens nothing: it only keeps
 * strangers from using up the tries of somebody who has it, on every node and after a restart.
 *
 * <p>{@code user.device.until.signature}: the user's name as a hash, a random name of the device,
 * and seconds since 1970.
 */
final class DeviceCookie {
  static final String NAME = "halo_device";

  private static final Duration LIFETIME = Duration.ofDays(90);
  private static final int LONGEST = 300;
  private static final int PARTS = 4;

  private final TokenKeys keys;
  private final Ids ids;
  private final InstantSource clock;

  DeviceCookie(TokenKeys keys, Ids ids, InstantSource clock) {
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  /** The name of the device, when this user has signed in from it before. */
  Optional<String> read(HttpServletRequest request, String username) {
    return CookieJar.read(request, NAME)
        .filter(value -> value.length() <= LONGEST)
        .map(value -> value.split("\\.", -1))
        .filter(parts -> parts.length == PARTS && isGood(parts, username))
        .map(parts -> parts[1]);
  }

  /** The header that has the browser known as this user's, under the name it has already. */
  String give(HttpServletRequest request, Username username) {
    var device = read(request, username.value()).orElseGet(ids::secret);
    var until = clock.instant().plus(LIFETIME).getEpochSecond();
    var text = Secrets.hash(username.value()) + "." + device + "." + until;
    var value = text + "." + signature(keys.current(), text);
    return CookieJar.header(request, NAME, value, LIFETIME);
  }

  private boolean isGood(String[] parts, String username) {
    var text = parts[0] + "." + parts[1] + "." + parts[2];
    return keys.all().anyMatch(key -> Secrets.same(signature(key, text), parts[3]))
        && isOf(parts[0], username)
        && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[2])));
  }

  private static boolean isOf(String hash, String username) {
    return Secrets.same(hash, Secrets.hash(SignInThrottle.account(username)));
  }

  private static String signature(TokenKey key, String text) {
    try {
      var mac = Mac.getInstance(key.secret().getAlgorithm());
      mac.init(key.secret());
      return HexFormat.of()
          .formatHex(mac.doFinal(("device " + text).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
