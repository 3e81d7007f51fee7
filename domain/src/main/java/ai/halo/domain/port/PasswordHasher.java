package ai.halo.domain.port;

/**
 * Turns passwords into something that can be stored. Slow on purpose; never called inside a
 * transaction.
 */
public interface PasswordHasher {
  /** The hash of a password, salt and parameters included. */
  String hash(String password);

  /** Whether the password has that hash. Takes as long for a wrong one. */
  boolean matches(String password, String hash);
}
