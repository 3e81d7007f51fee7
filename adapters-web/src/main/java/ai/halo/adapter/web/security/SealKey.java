package ai.halo.adapter.web.security;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that secrets of second factors are closed with, the same on every node.
 *
 * <p>Without it, or with another one, nobody's second factor works, and administrators have to take
 * them away.
 */
public record SealKey(SecretKey secret) {
  /** AES-256. */
  public static final int BYTES = 32;

  /**
   * A key of these random bytes.
   *
   * @throws IllegalArgumentException for any other number than {@value #BYTES}
   */
  public static SealKey of(byte[] random) {
    if (random.length != BYTES) {
      throw new IllegalArgumentException(
          "the key of second factors needs %d bytes, not %d".formatted(BYTES, random.length));
    }
    return new SealKey(new SecretKeySpec(random, "AES"));
  }

  /** The key is never printed. */
  @Override
  public String toString() {
    return "SealKey[***]";
  }
}
