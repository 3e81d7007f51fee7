package ai.halo.domain.port;

import ai.halo.domain.account.SecondFactor;
import ai.halo.domain.account.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Second factors in memory. */
public final class InMemorySecondFactors implements SecondFactors {
  private final Map<UserId, SecondFactor> factors = new ConcurrentHashMap<>();

  @Override
  public Optional<SecondFactor> find(UserId user) {
    return Optional.ofNullable(factors.get(user));
  }

  @Override
  public Optional<SecondFactor> findForUpdate(UserId user) {
    return find(user);
  }

  @Override
  public void put(SecondFactor factor) {
    factors.put(factor.user(), factor);
  }

  @Override
  public void remove(UserId user) {
    factors.remove(user);
  }

  @Override
  public Set<UserId> confirmed() {
    return factors.values().stream()
        .filter(SecondFactor::confirmed)
        .map(SecondFactor::user)
        .collect(Collectors.toSet());
  }
}
