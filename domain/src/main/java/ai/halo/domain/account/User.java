package ai.halo.domain.account;

import java.time.Instant;

/**
 * Somebody who may use HALO.
 *
 * @param passwordHash as the password hasher made it
 * @param passwordTemporary whether somebody else knows the password, so that it must be changed
 * @param active whether the user may sign in
 * @param tokenEpoch grows when all tokens of the user are taken back; a token of an older epoch is
 *     void
 */
public record User(
    UserId id,
    Username name,
    String passwordHash,
    boolean passwordTemporary,
    Role role,
    boolean active,
    int tokenEpoch,
    Instant createdAt) {
  /** The same user with a password that only they know; every token there is becomes void. */
  public User withPassword(String hash) {
    return new User(id, name, hash, false, role, active, tokenEpoch + 1, createdAt);
  }

  /** The same user with a password that somebody gave; every token there is becomes void. */
  public User withGivenPassword(String hash, boolean temporary) {
    return new User(id, name, hash, temporary, role, active, tokenEpoch + 1, createdAt);
  }

  /** The same user, shut out or let in again; every token there is becomes void. */
  public User active(boolean now) {
    return new User(
        id, name, passwordHash, passwordTemporary, role, now, tokenEpoch + 1, createdAt);
  }

  /** The same user with every token there is void. */
  public User signedOutEverywhere() {
    return new User(
        id, name, passwordHash, passwordTemporary, role, active, tokenEpoch + 1, createdAt);
  }

  /** The hash is never printed. */
  @Override
  public String toString() {
    return "User[%s, %s]".formatted(id, role);
  }
}
