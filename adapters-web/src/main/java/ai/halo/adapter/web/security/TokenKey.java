package ai.halo.adapter.web.security;

import ai.halo.domain.account.Secrets;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that access tokens and cursors are signed with, the same on every node.
 *
 * <p>Whoever has it can sign in as anybody. Another key voids every token there is.
 */
public record TokenKey(SecretKey secret) {
  /** HS256 wants a key as long as its hash. */
  public static final int SHORTEST = 32;

  private static final String ALGORITHM = "HmacSHA256";

  /**
   * A key of these random bytes.
   *
   * @throws IllegalArgumentException for fewer than {@value #SHORTEST}
   */
  public static TokenKey of(byte[] random) {
    if (random.length < SHORTEST) {
      throw new IllegalArgumentException(
          "the token key needs at least %d bytes, not %d".formatted(SHORTEST, random.length));
    }
    return new TokenKey(new SecretKeySpec(random, ALGORITHM));
  }

  /** What names it in a token's header; it tells nothing of the key. */
  String id() {
    return Secrets.hash("kid " + HexFormat.of().formatHex(secret.getEncoded())).substring(0, 16);
  }

  /** The key is never printed. */
  @Override
  public String toString() {
    return "TokenKey[***]";
  }
}
