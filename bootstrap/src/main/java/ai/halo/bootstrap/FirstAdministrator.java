package ai.halo.bootstrap;

import ai.halo.application.usecase.ManageUsers;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.account.Username;
import ai.halo.domain.port.Ids;
import java.util.Optional;

/**
 * Sees to it that there is somebody who can sign in.
 *
 * <p>In the mock profile that is {@code admin} with the password {@code admin}, which every other
 * profile refuses.
 */
final class FirstAdministrator {
  static final Username NAME = new Username("admin");
  static final String INSECURE_PASSWORD = "admin";

  private final ManageUsers users;
  private final Ids ids;

  FirstAdministrator(ManageUsers users, Ids ids) {
    this.users = users;
    this.ids = ids;
  }

  /** How to sign in, as far as it may be told. */
  sealed interface SignInHint {
    /** With the password that everybody knows. */
    record Insecure() implements SignInHint {}

    /** With a password that was generated just now and is told this once. */
    record Generated(String password) implements SignInHint {
      /** Told once, and not by whoever prints a hint by accident. */
      @Override
      public String toString() {
        return "Generated[***]";
      }
    }

    /** With a password that its owner knows. */
    record Known() implements SignInHint {}
  }

  /** For the mock profile. */
  SignInHint insecure() {
    users.addFirst(NAME, INSECURE_PASSWORD, false);
    return users.hasPassword(NAME, INSECURE_PASSWORD)
        ? new SignInHint.Insecure()
        : new SignInHint.Known();
  }

  /**
   * For every other profile.
   *
   * @param given the password of the settings; empty to have one generated
   * @throws UnsafeSignIn when the password is the one that everybody knows
   * @throws WeakPassword when the password of the settings is needed and is none
   */
  SignInHint secure(Optional<String> given) {
    if (given.filter(INSECURE_PASSWORD::equals).isPresent()) {
      throw new UnsafeSignIn();
    }
    if (users.all().isEmpty()) {
      given.ifPresent(this::requireGood);
    }
    var password = given.orElseGet(ids::secret);
    if (users.addFirst(NAME, password, given.isEmpty()).isPresent()) {
      return given.isPresent() ? new SignInHint.Known() : new SignInHint.Generated(password);
    }
    if (users.hasPassword(NAME, INSECURE_PASSWORD)) {
      throw new UnsafeSignIn();
    }
    return new SignInHint.Known();
  }

  private void requireGood(String password) {
    try {
      users.acceptable(password, NAME, Optional.empty());
    } catch (InvalidValue refused) {
      throw new WeakPassword(refused.reason());
    }
  }

  /** The first administrator's password in the settings is none. */
  static final class WeakPassword extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WeakPassword(String reason) {
      super("halo.admin-password " + reason);
    }
  }

  /** The administrator's password is the one that everybody knows, outside the mock profile. */
  static final class UnsafeSignIn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafeSignIn() {
      super(
          "the user admin has the password admin, which only the mock profile allows:"
              + " start with the mock profile and change it, or use another data directory");
    }
  }
}
