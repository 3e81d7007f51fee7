package ai.halo.adapter.web.recording;

import ai.halo.adapter.web.security.TokenKey;
import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Permissions to hear one recording for a while, as texts that stand in an address, since a
 * browser's player sends no token.
 *
 * <p>A permission says until when and for whom, and is sealed with both and with the call.
 */
final class Permissions {
  private static final String HMAC = "HmacSHA256";
  private static final byte[] PURPOSE =
      "halo permission to hear a recording 1".getBytes(StandardCharsets.UTF_8);
  private static final int TERMS = 24;
  private static final int SEAL = 32;

  private final SecretKey key;
  private final InstantSource clock;

  /** Sealing with a key of its own, derived from that of the tokens. */
  Permissions(TokenKey key, InstantSource clock) {
    this.key = new SecretKeySpec(mac(key.secret(), PURPOSE), HMAC);
    this.clock = clock;
  }

  /** A permission for a user, good until then. */
  String write(CallId call, UserId user, Instant until) {
    var terms =
        ByteBuffer.allocate(TERMS)
            .putLong(until.getEpochSecond())
            .putLong(user.value().getMostSignificantBits())
            .putLong(user.value().getLeastSignificantBits())
            .array();
    var sealed = ByteBuffer.allocate(TERMS + SEAL).put(terms).put(seal(call, terms)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /** Whom a text lets hear the recording of a call now; empty when nobody. */
  Optional<UserId> read(CallId call, String text) {
    var sealed = decoded(text);
    if (sealed.length != TERMS + SEAL) {
      return Optional.empty();
    }
    var terms = Arrays.copyOf(sealed, TERMS);
    var seal = Arrays.copyOfRange(sealed, TERMS, TERMS + SEAL);
    if (!MessageDigest.isEqual(seal, seal(call, terms))) {
      return Optional.empty();
    }
    var read = ByteBuffer.wrap(terms);
    var until = Instant.ofEpochSecond(read.getLong());
    return clock.instant().isBefore(until)
        ? Optional.of(new UserId(new UUID(read.getLong(), read.getLong())))
        : Optional.empty();
  }

  private byte[] seal(CallId call, byte[] terms) {
    var id = call.value();
    return mac(
        key,
        ByteBuffer.allocate(16 + TERMS)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put(terms)
            .array());
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static byte[] mac(SecretKey key, byte[] bytes) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
