package ai.halo.domain.dial;

import ai.halo.domain.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The secret that a session shows when it asks whether it may dial: 128 random bits as 32
 * hexadecimal digits.
 *
 * <p>Only its hash is stored.
 */
public record Ticket(String secret) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

  /** Refuses with {@code ticket.format}. */
  public Ticket {
    if (!SHAPE.matcher(secret).matches()) {
      throw new InvalidValue("ticket.format", "not a ticket");
    }
  }

  /** A ticket of these 16 random bytes. */
  public static Ticket of(byte[] random) {
    return new Ticket(HexFormat.of().formatHex(random));
  }

  /** The SHA-256 of the secret, in hexadecimal. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Never prints the secret. */
  @Override
  public String toString() {
    return "Ticket[***]";
  }
}
