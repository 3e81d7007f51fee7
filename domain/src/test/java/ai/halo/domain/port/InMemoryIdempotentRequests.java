package ai.halo.domain.port;

import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Claims in memory. */
public final class InMemoryIdempotentRequests implements IdempotentRequests {
  private Map<Key, Entry> claims = new HashMap<>();

  public InMemoryIdempotentRequests(InMemoryUnitOfWork unitOfWork) {
    unitOfWork.enlist(() -> {
      var before = new HashMap<>(claims);
      return () -> claims = before;
    });
  }

  private record Key(UserId user, String key) {}

  private record Entry(Claim claim, Instant at) {}

  @Override
  public Optional<Claim> claim(
      UserId user, String key, String fingerprint, CallId call, Instant at) {
    var mine = new Entry(new Claim(fingerprint, call), at);
    return Optional.ofNullable(claims.putIfAbsent(new Key(user, key), mine)).map(Entry::claim);
  }

  @Override
  public int forgetBefore(Instant limit) {
    var before = claims.size();
    claims.values().removeIf(entry -> entry.at().isBefore(limit));
    return before - claims.size();
  }
}
