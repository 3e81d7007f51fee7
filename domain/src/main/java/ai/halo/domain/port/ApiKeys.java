package ai.halo.domain.port;

import ai.halo.domain.account.ApiKey;
import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps API keys, by hashes of their secrets. */
public interface ApiKeys {
  /** Adds a key. */
  void add(ApiKey key);

  /** The key of that id, good or not; empty when there is none. */
  Optional<ApiKey> find(ApiKeyId id);

  /** The keys of a user, newest first, good or not, as far as they are remembered. */
  List<ApiKey> of(UserId owner);

  /**
   * Takes a key back.
   *
   * @return whether it did; {@code false} for a key of somebody else, and for one that was taken
   *     back before
   */
  boolean revoke(ApiKeyId id, UserId owner, Instant at);

  /** Takes back all keys of a user. */
  void revokeAll(UserId owner, Instant at);

  /** Notes that a key was used. */
  void used(ApiKeyId id, Instant at);

  /** Forgets keys that ran out or were taken back before {@code then}; answers how many. */
  int forgetBefore(Instant then);
}
