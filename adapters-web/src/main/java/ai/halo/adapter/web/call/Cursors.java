package ai.halo.adapter.web.call;

import ai.halo.adapter.web.security.TokenKey;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.CallList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Places in the list as opaque texts; only texts that were handed out here are taken back. */
final class Cursors {
  private static final String HMAC = "HmacSHA256";
  private static final String OF_CALLS = "halo call list cursor 1";
  private static final String OF_REVIEWS = "halo review queue cursor 1";
  private static final int PLACE = 24;
  private static final int SEAL = 8;
  private static final int LENGTH = 43;

  private final SecretKey key;

  /** Sealing with a key of its own, derived from that of the tokens. */
  private Cursors(TokenKey key, String purpose) {
    var name = purpose.getBytes(StandardCharsets.UTF_8);
    this.key = new SecretKeySpec(mac(key.secret(), name), HMAC);
  }

  /** Of the list of calls. */
  static Cursors ofCalls(TokenKey key) {
    return new Cursors(key, OF_CALLS);
  }

  /** Of the calls that wait for a review. */
  static Cursors ofReviews(TokenKey key) {
    return new Cursors(key, OF_REVIEWS);
  }

  String write(CallList.Key place) {
    var id = place.id().value();
    var bytes =
        ByteBuffer.allocate(PLACE)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.createdAt()))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    var sealed = ByteBuffer.allocate(PLACE + SEAL).put(bytes).put(seal(bytes)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /** The place a text stands for; refuses any other text with {@code cursor.invalid}. */
  CallList.Key read(String text) {
    var sealed = ByteBuffer.wrap(decoded(text));
    var place = Arrays.copyOf(sealed.array(), PLACE);
    var seal = Arrays.copyOfRange(sealed.array(), PLACE, PLACE + SEAL);
    if (!MessageDigest.isEqual(seal, seal(place))) {
      throw foreign();
    }
    var createdAt = Instant.EPOCH.plus(sealed.getLong(), ChronoUnit.MICROS);
    return new CallList.Key(createdAt, new CallId(new UUID(sealed.getLong(), sealed.getLong())));
  }

  private static byte[] decoded(String text) {
    if (text.length() != LENGTH) {
      throw foreign();
    }
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw foreign();
    }
  }

  private byte[] seal(byte[] place) {
    return Arrays.copyOf(mac(key, place), SEAL);
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

  private static InvalidValue foreign() {
    return new InvalidValue("cursor.invalid", "is not a cursor of this list");
  }
}
