package ai.halo.application.usecase;

import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PasswordHasher;
import ai.halo.domain.port.SignIns;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.Users;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Adds users and changes their passwords. */
public final class ManageUsers {
  private final UnitOfWork unitOfWork;
  private final Users users;
  private final SignIns signIns;
  private final PasswordHasher hasher;
  private final Ids ids;
  private final InstantSource clock;

  /** On these ports. */
  public ManageUsers(
      UnitOfWork unitOfWork,
      Users users,
      SignIns signIns,
      PasswordHasher hasher,
      Ids ids,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.users = users;
    this.signIns = signIns;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
  }

  /** Adds a user; empty when the name is taken. */
  public Optional<User> add(Username name, String password, Role role) {
    var user =
        new User(
            ids.user(),
            name,
            hasher.hash(password),
            role,
            true,
            0,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return unitOfWork.run(() -> users.add(user)) ? Optional.of(user) : Optional.empty();
  }

  /** Adds the first administrator, when there is no user at all; empty when there is one. */
  public Optional<User> addFirst(Username name, String password) {
    return users.isEmpty() ? add(name, password, Role.ADMIN) : Optional.empty();
  }

  /**
   * Changes a password and ends every session and token of its user.
   *
   * @return empty when the current password is wrong
   */
  public Optional<User> changePassword(UserId id, String current, String next) {
    var user = users.find(id).filter(known -> hasher.matches(current, known.passwordHash()));
    return user.map(known -> known.withPassword(hasher.hash(next)))
        .map(changed -> {
          unitOfWork.run(() -> {
            users.save(changed);
            signIns.endAll(id);
          });
          return changed;
        });
  }

  /** The user of that id, when that user may still use HALO. */
  public Optional<User> active(UserId id) {
    return users.find(id).filter(User::active);
  }

  /** Whether the password is that of the user of this name, who is there. */
  public boolean hasPassword(Username name, String password) {
    return users
        .find(name)
        .filter(user -> hasher.matches(password, user.passwordHash()))
        .isPresent();
  }

  /** Everybody. */
  public List<User> all() {
    return users.all();
  }
}
