package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.application.usecase.ManageUsers.Answer;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.account.AccountPolicy;
import ai.halo.domain.account.ApiKeyName;
import ai.halo.domain.account.Duty;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.Scope;
import ai.halo.domain.account.Username;
import ai.halo.domain.audit.AuditAction;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManageUsersTest {
  private final AccountsWorld world = new AccountsWorld(AccountPolicy.STRICT);
  private final ManageUsers manageUsers = world.manageUsers;

  @Test
  void refusesPasswordsThatAreTooShortOrTriedFirst() {
    var name = new Username("dilnoza");

    for (var bad : new String[] {"fourteen chars", "letmein12345678", "dilnozadilnoza1"}) {
      assertThatExceptionOfType(InvalidValue.class)
          .isThrownBy(() -> manageUsers.add(name, bad, Role.OPERATOR, world.chief));
    }
    assertThat(manageUsers.all()).isEmpty();
  }

  @Test
  void whoWasGivenAPasswordHasToChooseAnother() {
    var added =
        manageUsers
            .add(new Username("dilnoza"), AccountsWorld.PASSWORD, Role.OPERATOR, world.chief)
            .orElseThrow();
    assertThat(world.secondFactor.duties(added)).containsExactly(Duty.PASSWORD);

    manageUsers.changePassword(added.id(), AccountsWorld.PASSWORD, "battery staple horse");
    assertThat(world.secondFactor.duties(world.now(added))).isEmpty();

    assertThat(manageUsers.givePassword(added.id(), "yet another one of them", world.chief))
        .isEqualTo(Answer.DONE);
    assertThat(world.secondFactor.duties(world.now(added))).containsExactly(Duty.PASSWORD);
  }

  @Test
  void aGivenPasswordEndsWhatThereWas() {
    var user = world.operator("dilnoza");
    var browser = world.signIn.begin(user).orElseThrow();

    manageUsers.givePassword(user.id(), "yet another one of them", world.chief);

    assertThat(world.signIn.refresh(browser.refreshToken())).isEmpty();
    assertThat(world.signIn.holder(user.id(), user.tokenEpoch(), "token")).isEmpty();
    assertThat(world.signIn.check("dilnoza", "yet another one of them")).isPresent();
  }

  @Test
  void shuttingOutEndsSessionsTokensAndKeysAndTheKeysForGood() {
    var user = world.operator("dilnoza");
    var browser = world.signIn.begin(user).orElseThrow();
    var key =
        world
            .apiKeys
            .create(user, new ApiKeyName("CRM"), Set.of(Scope.CALLS_READ), Duration.ofDays(1))
            .orElseThrow()
            .key();

    assertThat(manageUsers.deactivate(user.id(), world.chief)).isEqualTo(Answer.DONE);

    assertThat(world.signIn.refresh(browser.refreshToken())).isEmpty();
    assertThat(world.signIn.holder(user.id(), user.tokenEpoch(), "token")).isEmpty();
    assertThat(world.signIn.check("dilnoza", AccountsWorld.PASSWORD + " dilnoza")).isEmpty();
    assertThat(world.apiKeys.holder(key.id(), key.secretHash())).isEmpty();

    assertThat(manageUsers.activate(user.id(), world.chief)).isEqualTo(Answer.DONE);

    assertThat(world.signIn.check("dilnoza", AccountsWorld.PASSWORD + " dilnoza")).isPresent();
    assertThat(world.signIn.refresh(browser.refreshToken())).isEmpty();
    assertThat(world.signIn.holder(user.id(), user.tokenEpoch(), "token")).isEmpty();
    assertThat(world.apiKeys.holder(key.id(), key.secretHash())).isEmpty();
  }

  @Test
  void thereIsAlwaysAnAdministratorAndNobodyShutsThemselvesOut() {
    var one = world.administrator("one");
    var other = world.administrator("other");

    assertThat(manageUsers.deactivate(one.id(), one)).isEqualTo(Answer.YOURSELF);
    assertThat(manageUsers.deactivate(one.id(), other)).isEqualTo(Answer.DONE);
    assertThat(manageUsers.deactivate(other.id(), one)).isEqualTo(Answer.LAST_ADMINISTRATOR);
    assertThat(manageUsers.deactivate(world.ids.user(), other)).isEqualTo(Answer.UNKNOWN);
    assertThat(world.now(other).active()).isTrue();
  }

  @Test
  void aChangeOfThePasswordLetsNobodyInAgainWhoWasShutOutMeanwhile() {
    var user = world.operator("dilnoza");
    world.hasher.looks.clear();

    manageUsers.deactivate(user.id(), world.chief);
    manageUsers.changePassword(
        user.id(), AccountsWorld.PASSWORD + " dilnoza", "battery staple horse");

    assertThat(world.now(user).active()).isFalse();
  }

  @Test
  void signingOutEverywhereLeavesKeys() {
    var user = world.operator("dilnoza");
    var browser = world.signIn.begin(user).orElseThrow();
    var key =
        world
            .apiKeys
            .create(user, new ApiKeyName("CRM"), Set.of(Scope.CALLS_READ), Duration.ofDays(1))
            .orElseThrow()
            .key();

    manageUsers.signOutEverywhere(user.id());

    assertThat(world.signIn.refresh(browser.refreshToken())).isEmpty();
    assertThat(world.signIn.holder(user.id(), user.tokenEpoch(), "token")).isEmpty();
    assertThat(world.apiKeys.holder(key.id(), key.secretHash())).isPresent();
  }

  @Test
  void whatIsDoneAboutUsersIsWrittenDown() {
    var user = world.operator("dilnoza");
    manageUsers.changePassword(user.id(), "a guess", "battery staple horse");
    manageUsers.isPasswordOf(user.id(), "another guess");
    manageUsers.givePassword(user.id(), "yet another one of them", world.chief);
    manageUsers.deactivate(user.id(), world.chief);
    manageUsers.deactivate(user.id(), world.chief);
    manageUsers.activate(user.id(), world.chief);
    manageUsers.signOutEverywhere(user.id());

    assertThat(world.noted())
        .containsExactly(
            AuditAction.USER_ADDED,
            AuditAction.PASSWORD_CHANGED,
            AuditAction.PASSWORD_REFUSED,
            AuditAction.PASSWORD_REFUSED,
            AuditAction.PASSWORD_RESET,
            AuditAction.USER_DEACTIVATED,
            AuditAction.USER_ACTIVATED,
            AuditAction.SIGNED_OUT_EVERYWHERE);
  }
}
