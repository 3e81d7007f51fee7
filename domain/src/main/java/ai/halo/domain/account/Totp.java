package ai.halo.domain.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that an app and HALO make of one secret and the time: RFC 6238 with HMAC-SHA-1, six digits
 * and steps of 30 seconds, which is what every authenticator app understands.
 */
public final class Totp {
  /** How long a secret is: as many bytes as its hash, as RFC 4226 asks. */
  public static final int SECRET_BYTES = 20;

  /** Seconds that one code lasts. */
  public static final int STEP = 30;

  /** How many digits a code has. */
  public static final int DIGITS = 6;

  /** A phone's clock may be wrong by so many steps. */
  private static final int TOLERANCE = 1;

  private static final int MODULUS = 1_000_000;
  private static final String ALGORITHM = "HmacSHA1";

  private Totp() {}

  /** The number of the step that an instant lies in. */
  public static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), (long) STEP);
  }

  /** The code of a step. */
  public static String code(byte[] secret, long step) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      var from = hash[hash.length - 1] & 0xf;
      var number = ByteBuffer.wrap(hash).getInt(from) & 0x7fff_ffff;
      return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-1", e);
    }
  }

  /**
   * The step whose code this is: the one of {@code now} or a neighbour of it; empty for a wrong
   * code. Takes as long for a wrong one.
   *
   * @param after only later steps count, so that no code is good twice
   */
  public static OptionalLong match(byte[] secret, String code, Instant now, long after) {
    var given = code.getBytes(StandardCharsets.UTF_8);
    var found = OptionalLong.empty();
    for (var step = step(now) - TOLERANCE; step <= step(now) + TOLERANCE; step++) {
      var right = code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(given, right) && step > after) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** What an authenticator app reads, mostly as a QR code. */
  public static String uri(byte[] secret, Username name) {
    return "otpauth://totp/HALO:%s?secret=%s&issuer=HALO"
        .formatted(name.value().replace("@", "%40").replace("+", "%2B"), Base32.of(secret));
  }
}
