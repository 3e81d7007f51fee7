package ai.halo.domain.port;

import ai.halo.domain.account.SignInSession;
import ai.halo.domain.account.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Browser sessions in memory. */
public final class InMemorySignIns implements SignIns {
  private final Map<UUID, SignInSession> sessions = new ConcurrentHashMap<>();
  private final Map<String, Instant> revoked = new ConcurrentHashMap<>();

  @Override
  public void add(SignInSession session) {
    sessions.put(session.id(), session);
  }

  @Override
  public Optional<SignInSession> findForUpdate(UUID id) {
    return Optional.ofNullable(sessions.get(id));
  }

  @Override
  public void save(SignInSession session) {
    sessions.replace(session.id(), session);
  }

  @Override
  public void endAll(UserId user) {
    sessions.replaceAll((_, session) -> session.user().equals(user) ? session.end() : session);
  }

  @Override
  public void revoke(String tokenId, Instant expiresAt) {
    revoked.put(tokenId, expiresAt);
  }

  @Override
  public boolean isRevoked(String tokenId) {
    return revoked.containsKey(tokenId);
  }

  @Override
  public int forgetExpired(Instant now) {
    var before = sessions.size() + revoked.size();
    sessions.values().removeIf(session -> session.expiresAt().isBefore(now));
    revoked.values().removeIf(expiry -> expiry.isBefore(now));
    return before - sessions.size() - revoked.size();
  }
}
