package ai.halo.domain.account;

import java.time.Instant;

/**
 * Somebody who may use HALO.
 *
 * @param passwordHash as the password hasher made it
 * @param active whether the user may sign in
 * @param tokenEpoch grows when all tokens of the user are taken back; a token of an older epoch is
 *     void
 */
public record User(
    UserId id,
    Username name,
    String passwordHash,
    Role role,
    boolean active,
    int tokenEpoch,
    Instant createdAt) {
  /** The same user with another password; every token there is becomes void. */
  public User withPassword(String hash) {
    return new User(id, name, hash, role, active, tokenEpoch + 1, createdAt);
  }

  /** The hash is never printed. */
  @Override
  public String toString() {
    return "User[%s, %s]".formatted(id, role);
  }
}
