package ai.halo.domain.port;

import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Users in memory. */
public final class InMemoryUsers implements Users {
  private final Map<UserId, User> users = new ConcurrentHashMap<>();

  @Override
  public synchronized boolean add(User user) {
    return find(user.name()).isEmpty() && users.putIfAbsent(user.id(), user) == null;
  }

  @Override
  public Optional<User> find(Username name) {
    return users.values().stream().filter(user -> user.name().equals(name)).findFirst();
  }

  @Override
  public Optional<User> find(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  @Override
  public Optional<User> findForUpdate(UserId id) {
    return find(id);
  }

  @Override
  public int countAdministratorsForUpdate() {
    return (int)
        users.values().stream().filter(user -> user.active() && user.role() == Role.ADMIN).count();
  }

  @Override
  public void save(User user) {
    users.replace(user.id(), user);
  }

  @Override
  public boolean isEmpty() {
    return users.isEmpty();
  }

  @Override
  public List<User> all() {
    return users.values().stream()
        .sorted(Comparator.comparing(user -> user.name().value()))
        .toList();
  }
}
