package ai.halo.domain.port;

import ai.halo.domain.account.UserId;

/**
 * Closes secrets that HALO has to read again, so that who reads the database alone reads nothing.
 */
public interface SecretSeal {
  /** The secret of a user, closed; never the same twice. */
  String seal(byte[] secret, UserId owner);

  /**
   * What was closed.
   *
   * @throws IllegalStateException when it was closed with another key, for another user, or was
   *     changed since
   */
  byte[] open(String sealed, UserId owner);
}
