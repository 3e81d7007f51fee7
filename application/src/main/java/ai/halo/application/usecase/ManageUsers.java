package ai.halo.application.usecase;

import ai.halo.application.Accounts;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.SecondFactor;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PasswordHasher;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Adds users, changes their passwords, and shuts them out. */
public final class ManageUsers {
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final Ids ids;
  private final InstantSource clock;

  /** On these ports. */
  public ManageUsers(Accounts accounts, PasswordHasher hasher, Ids ids, InstantSource clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
  }

  /** A user, and whether there is a second factor in force. */
  public record Member(User user, boolean secondFactor) {}

  /** What became of a change that an administrator asked for. */
  public enum Answer {
    /** It is so. */
    DONE,
    /** There is no such user. */
    UNKNOWN,
    /** Nobody may do that to themselves. */
    YOURSELF,
    /** It would leave nobody to let others in again. */
    LAST_ADMINISTRATOR
  }

  /**
   * Adds a user, who has to choose a password of their own where the policy says so; empty when the
   * name is taken.
   *
   * @throws InvalidValue when the password is none
   */
  public Optional<User> add(Username name, String password, Role role, User by) {
    accounts.rules().password(password, name, false);
    var temporary = accounts.rules().policy().givenPasswordsAreTemporary();
    return add(name, password, role, temporary, Optional.of(by));
  }

  /**
   * Adds the first administrator, when there is no user at all; empty when there is one. Takes any
   * password.
   *
   * @param temporary whether it must be changed at the first sign-in
   */
  public Optional<User> addFirst(Username name, String password, boolean temporary) {
    return accounts.users().isEmpty()
        ? add(name, password, Role.ADMIN, temporary, Optional.empty())
        : Optional.empty();
  }

  /**
   * Gives back a text that may become the password of a user.
   *
   * @param user empty for one who is to be added
   * @throws InvalidValue when it may not
   */
  public String acceptable(String password, Username name, Optional<UserId> user) {
    return accounts
        .rules()
        .password(password, name, user.filter(this::hasSecondFactor).isPresent());
  }

  /**
   * Changes a password and ends every session and token of its user.
   *
   * @return empty when the current password is wrong
   * @throws InvalidValue when the next one is none
   */
  public Optional<User> changePassword(UserId id, String current, String next) {
    var user = accounts.users().find(id).filter(known -> isPassword(known, current));
    return user.flatMap(known -> {
      accounts.rules().password(next, known.name(), hasSecondFactor(id));
      var hash = hasher.hash(next);
      return change(
          id,
          now -> now.passwordHash().equals(known.passwordHash()),
          now -> now.withPassword(hash),
          changed -> accounts.audit().note(AuditAction.PASSWORD_CHANGED, changed, about(changed)));
    });
  }

  /**
   * Gives a user a password, ends every session and token, and has the user choose another one
   * where the policy says so.
   *
   * @throws InvalidValue when the password is none
   */
  public Answer givePassword(UserId id, String password, User by) {
    if (id.equals(by.id())) {
      return Answer.YOURSELF;
    }
    var user = accounts.users().find(id);
    if (user.isEmpty()) {
      return Answer.UNKNOWN;
    }
    accounts.rules().password(password, user.get().name(), hasSecondFactor(id));
    var hash = hasher.hash(password);
    var temporary = accounts.rules().policy().givenPasswordsAreTemporary();
    return answer(
        change(
            id,
            _ -> true,
            now -> now.withGivenPassword(hash, temporary),
            changed -> accounts.audit().note(AuditAction.PASSWORD_RESET, by, about(changed))));
  }

  /** Shuts a user out: sessions, tokens and API keys end, the keys for good. */
  public Answer deactivate(UserId id, User by) {
    if (id.equals(by.id())) {
      return Answer.YOURSELF;
    }
    return accounts
        .unitOfWork()
        .run(() -> {
          var administrators = accounts.users().countAdministratorsForUpdate();
          var user = accounts.users().findForUpdate(id);
          if (user.filter(known -> isLastAdministrator(known, administrators)).isPresent()) {
            return Answer.LAST_ADMINISTRATOR;
          }
          user.filter(User::active)
              .ifPresent(known -> {
                store(known.active(false));
                accounts.keys().revokeAll(id, clock.instant());
                accounts.audit().note(AuditAction.USER_DEACTIVATED, by, about(known));
              });
          return answer(user);
        });
  }

  /** Lets a user in again, by the password as it was. */
  public Answer activate(UserId id, User by) {
    return accounts
        .unitOfWork()
        .run(() -> {
          var user = accounts.users().findForUpdate(id);
          user.filter(known -> !known.active())
              .ifPresent(known -> {
                store(known.active(true));
                accounts.audit().note(AuditAction.USER_ACTIVATED, by, about(known));
              });
          return answer(user);
        });
  }

  /** Takes a user's second factor away, for who has lost it; every session and token ends. */
  public Answer takeSecondFactor(UserId id, User by) {
    if (id.equals(by.id())) {
      return Answer.YOURSELF;
    }
    return accounts
        .unitOfWork()
        .run(() -> {
          var user = accounts.users().findForUpdate(id);
          user.ifPresent(known -> {
            accounts.secondFactors().remove(id);
            store(known.signedOutEverywhere());
            accounts.audit().note(AuditAction.SECOND_FACTOR_REMOVED, by, about(known));
          });
          return answer(user);
        });
  }

  /** Ends every session and token of a user; API keys stay. */
  public void signOutEverywhere(UserId id) {
    change(
        id,
        _ -> true,
        User::signedOutEverywhere,
        out -> accounts.audit().note(AuditAction.SIGNED_OUT_EVERYWHERE, out, about(out)));
  }

  /** The user of that id, when that user may still use HALO. */
  public Optional<User> active(UserId id) {
    return accounts.users().find(id).filter(User::active);
  }

  /** The user of that id, shut out or not. */
  public Optional<User> find(UserId id) {
    return accounts.users().find(id);
  }

  /** Whether the password is that of this user, who is asked for it once more. */
  public boolean isPasswordOf(UserId id, String password) {
    return accounts.users().find(id).filter(user -> isPassword(user, password)).isPresent();
  }

  /** Whether the password is that of the user of this name, who is there. */
  public boolean hasPassword(Username name, String password) {
    return accounts
        .users()
        .find(name)
        .filter(user -> hasher.matches(password, user.passwordHash()))
        .isPresent();
  }

  /** Everybody. */
  public List<User> all() {
    return accounts.users().all();
  }

  /** Everybody, and who has a second factor. */
  public List<Member> members() {
    var withSecond = accounts.secondFactors().confirmed();
    return all().stream().map(user -> new Member(user, withSecond.contains(user.id()))).toList();
  }

  private Optional<User> add(
      Username name, String password, Role role, boolean temporary, Optional<User> by) {
    var user =
        new User(
            ids.user(),
            name,
            hasher.hash(password),
            temporary,
            role,
            true,
            0,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return accounts
        .unitOfWork()
        .run(() -> {
          var added = accounts.users().add(user);
          if (added) {
            noteAdded(user, by);
          }
          return added ? Optional.of(user) : Optional.empty();
        });
  }

  private void noteAdded(User user, Optional<User> by) {
    var details = Map.of("role", user.role().word());
    by.ifPresentOrElse(
        admin -> accounts.audit().note(AuditAction.USER_ADDED, admin, about(user), details),
        () -> accounts.audit().noteOwn(AuditAction.USER_ADDED, about(user), details));
  }

  /** Changes a user as the row is now, not as it was when a slow hash began. */
  private Optional<User> change(
      UserId id, Predicate<User> still, UnaryOperator<User> change, Consumer<User> then) {
    return accounts
        .unitOfWork()
        .run(() -> {
          var changed = accounts.users().findForUpdate(id).filter(still).map(change);
          changed.ifPresent(user -> {
            store(user);
            then.accept(user);
          });
          return changed;
        });
  }

  /** Looks at a password of somebody who is signed in; a wrong one is worth a note. */
  private boolean isPassword(User user, String password) {
    var right = hasher.matches(password, user.passwordHash());
    if (!right) {
      accounts.audit().note(AuditAction.PASSWORD_REFUSED, user, about(user));
    }
    return right;
  }

  private static Subject about(User user) {
    return Subject.of(user.name());
  }

  /** Every change of a user voids the tokens, and the browsers' sessions with them. */
  private void store(User changed) {
    accounts.users().save(changed);
    accounts.signIns().endAll(changed.id());
  }

  private boolean hasSecondFactor(UserId id) {
    return accounts.secondFactors().find(id).filter(SecondFactor::confirmed).isPresent();
  }

  private static boolean isLastAdministrator(User user, int administrators) {
    return user.active() && user.role() == Role.ADMIN && administrators <= 1;
  }

  private static Answer answer(Optional<User> user) {
    return user.isPresent() ? Answer.DONE : Answer.UNKNOWN;
  }
}
