package ai.halo.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a program act for a user, within its scopes and never beyond what the user may.
 *
 * @param secretHash what is kept of its secret
 * @param lastUsedAt when it was used last, to the minute; empty for never
 * @param revokedAt when it was taken back; empty while it was not
 */
public record ApiKey(
    ApiKeyId id,
    UserId owner,
    ApiKeyName name,
    Set<Scope> scopes,
    String secretHash,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {
  /** How many good keys a user has at most. */
  public static final int MOST = 20;

  /** How many days a key is good at most. */
  public static final int LONGEST_DAYS = 366;

  /** How often the last use is noted at most. */
  public static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

  /** Keeps a copy. */
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it may be used at this time. */
  public boolean isGood(Instant now) {
    return revokedAt.isEmpty() && now.isBefore(expiresAt);
  }

  /** Whether a use now is worth noting. */
  public boolean notesUse(Instant now) {
    return lastUsedAt.map(last -> !now.isBefore(last.plus(USE_NOTED_EVERY))).orElse(true);
  }

  /** The hash is never printed. */
  @Override
  public String toString() {
    return "ApiKey[%s, %s]".formatted(id, scopes);
  }
}
