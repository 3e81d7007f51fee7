package ai.halo.domain.port;

import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import java.util.List;
import java.util.Optional;

/** Keeps users. */
public interface Users {
  /**
   * Adds a user.
   *
   * @return whether it did; {@code false} when the name is taken, also by another node just now
   */
  boolean add(User user);

  /** The user of that name, whatever its case. */
  Optional<User> find(Username name);

  /** The user of that id. */
  Optional<User> find(UserId id);

  /** The user of that id, locked until the transaction ends. */
  Optional<User> findForUpdate(UserId id);

  /**
   * How many active administrators there are; all of them are locked until the transaction ends.
   */
  int countAdministratorsForUpdate();

  /** Stores a user that is there already. */
  void save(User user);

  /** Whether there is no user at all. */
  boolean isEmpty();

  /** Everybody, by name; a team, so a few hundred at most. */
  List<User> all();
}
