package ai.halo.domain.port;

import ai.halo.domain.account.ApiKey;
import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** API keys in memory. */
public final class InMemoryApiKeys implements ApiKeys {
  private final Map<ApiKeyId, ApiKey> keys = new ConcurrentHashMap<>();

  @Override
  public void add(ApiKey key) {
    keys.put(key.id(), key);
  }

  @Override
  public Optional<ApiKey> find(ApiKeyId id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public List<ApiKey> of(UserId owner) {
    return keys.values().stream()
        .filter(key -> key.owner().equals(owner))
        .sorted(
            Comparator.comparing(ApiKey::createdAt)
                .reversed()
                .thenComparing(key -> key.id().value()))
        .toList();
  }

  @Override
  public synchronized boolean revoke(ApiKeyId id, UserId owner, Instant at) {
    var key = find(id).filter(k -> k.owner().equals(owner) && k.revokedAt().isEmpty());
    key.ifPresent(k -> keys.put(id, revoked(k, at)));
    return key.isPresent();
  }

  @Override
  public synchronized void revokeAll(UserId owner, Instant at) {
    of(owner).forEach(key -> revoke(key.id(), owner, at));
  }

  @Override
  public void used(ApiKeyId id, Instant at) {
    keys.computeIfPresent(
        id,
        (_, key) ->
            new ApiKey(
                key.id(),
                key.owner(),
                key.name(),
                key.scopes(),
                key.secretHash(),
                key.createdAt(),
                key.expiresAt(),
                Optional.of(at),
                key.revokedAt()));
  }

  @Override
  public synchronized int forgetBefore(Instant then) {
    var before = keys.size();
    keys.values()
        .removeIf(key ->
            key.expiresAt().isBefore(then)
                || key.revokedAt().map(at -> at.isBefore(then)).orElse(false));
    return before - keys.size();
  }

  private static ApiKey revoked(ApiKey key, Instant at) {
    return new ApiKey(
        key.id(),
        key.owner(),
        key.name(),
        key.scopes(),
        key.secretHash(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt(),
        Optional.of(at));
  }
}
