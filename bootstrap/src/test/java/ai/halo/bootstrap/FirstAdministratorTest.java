package ai.halo.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.adapter.web.security.Passwords;
import ai.halo.application.Accounts;
import ai.halo.application.Audit;
import ai.halo.application.usecase.ManageUsers;
import ai.halo.bootstrap.FirstAdministrator.SignInHint;
import ai.halo.bootstrap.FirstAdministrator.UnsafeSignIn;
import ai.halo.bootstrap.FirstAdministrator.WeakPassword;
import ai.halo.domain.account.AccountPolicy;
import ai.halo.domain.account.AccountRules;
import ai.halo.domain.account.PasswordPolicy;
import ai.halo.domain.account.Role;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.port.InMemoryApiKeys;
import ai.halo.domain.port.InMemoryAuditLog;
import ai.halo.domain.port.InMemorySecondFactors;
import ai.halo.domain.port.InMemorySignIns;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.InMemoryUsers;
import ai.halo.domain.port.PlainPasswordHasher;
import ai.halo.domain.port.RequestOrigin;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.port.TestClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstAdministratorTest {
  private final SeededIds ids = new SeededIds(1);
  private final TestClock clock = new TestClock(CallBuilder.NOON);
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final ManageUsers users =
      new ManageUsers(
          new Accounts(
              unitOfWork,
              new InMemoryUsers(),
              new InMemorySignIns(),
              new InMemorySecondFactors(),
              new InMemoryApiKeys(),
              new AccountRules(AccountPolicy.STRICT, new PasswordPolicy(Passwords.common())),
              new Audit(new InMemoryAuditLog(unitOfWork, clock), RequestOrigin.NONE, clock)),
          new PlainPasswordHasher(),
          ids,
          clock);
  private final FirstAdministrator first = new FirstAdministrator(users, ids);

  @Test
  void isAdminWithTheWellKnownPasswordInTheMockProfile() {
    assertThat(first.insecure()).isInstanceOf(SignInHint.Insecure.class);
    assertThat(users.all())
        .singleElement()
        .satisfies(user -> assertThat(user.role()).isEqualTo(Role.ADMIN));
    assertThat(first.insecure()).isInstanceOf(SignInHint.Insecure.class);
  }

  @Test
  void getsAGeneratedPasswordThatIsToldOnce() {
    var hint = first.secure(Optional.empty());

    assertThat(hint)
        .isInstanceOfSatisfying(
            SignInHint.Generated.class,
            generated -> {
              assertThat(users.hasPassword(FirstAdministrator.NAME, generated.password())).isTrue();
              assertThat(users.all().getFirst().passwordTemporary()).isTrue();
              assertThat(generated.toString()).doesNotContain(generated.password());
            });
    assertThat(first.secure(Optional.empty())).isInstanceOf(SignInHint.Known.class);
  }

  @Test
  void takesThePasswordOfTheSettings() {
    assertThat(first.secure(Optional.of("correct horse battery")))
        .isInstanceOf(SignInHint.Known.class);
    assertThat(users.all().getFirst().passwordTemporary()).isFalse();
    assertThat(users.hasPassword(FirstAdministrator.NAME, "correct horse battery")).isTrue();
  }

  @Test
  void refusesTheWellKnownPasswordOutsideTheMockProfile() {
    assertThatExceptionOfType(UnsafeSignIn.class)
        .isThrownBy(() -> first.secure(Optional.of("admin")));
    first.insecure();
    assertThatExceptionOfType(UnsafeSignIn.class).isThrownBy(() -> first.secure(Optional.empty()));
  }

  @Test
  void refusesAWeakPasswordOfTheSettingsWhereItIsNeeded() {
    for (var weak :
        new String[] {"fourteen chars", "passwordpassword", "halo-administrator-2026"}) {
      assertThatExceptionOfType(WeakPassword.class)
          .isThrownBy(() -> first.secure(Optional.of(weak)))
          .withMessageStartingWith("halo.admin-password ")
          .withMessageNotContaining(weak);
    }

    first.secure(Optional.of("correct horse battery"));

    assertThat(first.secure(Optional.of("short"))).isInstanceOf(SignInHint.Known.class);
  }
}
