package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.usecase.ManageUsers.Answer;
import ai.halo.application.usecase.SignIn.Entry;
import ai.halo.application.usecase.UseSecondFactor.Checked;
import ai.halo.domain.account.AccountPolicy;
import ai.halo.domain.account.Duty;
import ai.halo.domain.account.RecoveryCode;
import ai.halo.domain.account.SecondFactor;
import ai.halo.domain.account.Totp;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UseSecondFactorTest {
  private final AccountsWorld world = new AccountsWorld(AccountPolicy.STRICT);
  private final UseSecondFactor secondFactor = world.secondFactor;
  private final User admin = world.administrator("nodira");

  @Test
  void administratorsHaveToSetOneUpAndOperatorsMay() {
    var operator = world.operator("dilnoza");

    assertThat(secondFactor.duties(admin)).containsExactly(Duty.SECOND_FACTOR);
    assertThat(secondFactor.duties(operator)).isEmpty();

    setUp(admin);

    assertThat(secondFactor.duties(admin)).isEmpty();
  }

  @Test
  void isAskedForOnlyOnceACodeOfTheAppWasShown() {
    assertThat(secondFactor.begin(admin)).isPresent();

    assertThat(enter(Optional.empty())).isInstanceOf(Entry.Open.class);
    assertThat(secondFactor.confirm(admin, "000000", true)).isInstanceOf(Checked.Wrong.class);
    assertThat(enter(Optional.empty())).isInstanceOf(Entry.Open.class);

    secondFactor.confirm(admin, code(), true);

    assertThat(enter(Optional.empty())).isInstanceOf(Entry.NeedsCode.class);
    assertThat(secondFactor.begin(admin)).isEmpty();
  }

  @Test
  void letsInByEachCodeOnce() {
    setUp(admin);
    assertThat(enter(Optional.of(code()))).isInstanceOf(Entry.WrongCode.class);
    nextCode();
    var code = code();

    assertThat(enter(Optional.of(code))).isInstanceOf(Entry.Open.class);
    assertThat(enter(Optional.of(code))).isInstanceOf(Entry.WrongCode.class);
    nextCode();
    assertThat(enter(Optional.of(code))).isInstanceOf(Entry.WrongCode.class);
    assertThat(enter(Optional.of(code()))).isInstanceOf(Entry.Open.class);
  }

  @Test
  void letsInByEachRecoveryCodeOnceAndByNoneThatWasReplaced() {
    var codes = setUp(admin);
    assertThat(codes).hasSize(RecoveryCode.COUNT).doesNotHaveDuplicates();
    var first = codes.getFirst().shown().toUpperCase(java.util.Locale.ROOT).replace('-', ' ');

    assertThat(enter(Optional.of(first))).isInstanceOf(Entry.Open.class);
    assertThat(world.noted())
        .endsWith(
            AuditAction.SECOND_FACTOR_ADDED, AuditAction.RECOVERY_CODE_USED, AuditAction.SIGNED_IN);
    assertThat(enter(Optional.of(first))).isInstanceOf(Entry.WrongCode.class);
    assertThat(secondFactor.recoveryCodesLeft(admin.id())).isEqualTo(RecoveryCode.COUNT - 1);

    nextCode();
    var renewed = secondFactor.renewRecoveryCodes(admin, code(), true);

    assertThat(renewed).isInstanceOf(Checked.Right.class);
    assertThat(secondFactor.recoveryCodesLeft(admin.id())).isEqualTo(RecoveryCode.COUNT);
    assertThat(enter(Optional.of(codes.getLast().shown()))).isInstanceOf(Entry.WrongCode.class);
  }

  @Test
  void takesAFewGuessesOfStrangersAndThenNoneWhileTheOwnerStillComesIn() {
    setUp(admin);
    nextCode();
    for (var guess = SecondFactor.RESERVE; guess < SecondFactor.BURST; guess++) {
      assertThat(enter("000000", false)).isInstanceOf(Entry.WrongCode.class);
    }

    assertThat(enter(code(), false)).isInstanceOf(Entry.TooManyCodes.class);
    assertThat(enter(code(), true)).isInstanceOf(Entry.Open.class);

    world.clock.advance(SecondFactor.REFILL);
    nextCode();
    assertThat(enter(code(), false)).isInstanceOf(Entry.Open.class);
  }

  @Test
  void isNoUseWithoutThePassword() {
    setUp(admin);
    nextCode();

    assertThat(world.signIn.enter("nodira", "wrong", Optional.of(code()), true))
        .isInstanceOf(Entry.Refused.class);
    assertThat(enter(Optional.of(code()))).isInstanceOf(Entry.Open.class);
  }

  @Test
  void isTakenAwayByItsOwnerWithACodeOrByAnotherAdministrator() {
    setUp(admin);
    nextCode();
    assertThat(secondFactor.remove(admin, "000000", true)).isInstanceOf(Checked.Wrong.class);
    assertThat(secondFactor.isOn(admin.id())).isTrue();

    assertThat(world.manageUsers.takeSecondFactor(admin.id(), admin)).isEqualTo(Answer.YOURSELF);
    assertThat(world.manageUsers.takeSecondFactor(admin.id(), world.chief)).isEqualTo(Answer.DONE);

    assertThat(secondFactor.isOn(admin.id())).isFalse();
    assertThat(world.now(admin).tokenEpoch()).isGreaterThan(admin.tokenEpoch());
    assertThat(secondFactor.check(admin, code(), true)).isInstanceOf(Checked.NotThere.class);
  }

  @Test
  void allowsAShorterPassword() {
    var operator = world.operator("dilnoza");
    setUp(operator);

    var changed =
        world.manageUsers.changePassword(
            operator.id(), AccountsWorld.PASSWORD + " dilnoza", "8 is ok!");

    assertThat(changed).isPresent();
  }

  private List<RecoveryCode> setUp(User user) {
    assertThat(secondFactor.begin(user)).isPresent();
    var confirmed = secondFactor.confirm(user, codeOf(user), true);
    return confirmed instanceof Checked.Right<List<RecoveryCode>>(var codes) ? codes : List.of();
  }

  private void nextCode() {
    world.clock.advance(Duration.ofSeconds(Totp.STEP));
  }

  private String code() {
    return codeOf(admin);
  }

  /** What the user's app shows now. */
  private String codeOf(User user) {
    return world
        .accounts
        .secondFactors()
        .find(user.id())
        .map(factor -> Base64.getDecoder().decode(factor.sealedSecret().split("\\.", -1)[2]))
        .map(secret -> Totp.code(secret, Totp.step(world.clock.instant())))
        .orElse("000000");
  }

  private Entry enter(Optional<String> code) {
    return world.signIn.enter("nodira", AccountsWorld.PASSWORD + " nodira", code, true);
  }

  private Entry enter(String code, boolean known) {
    return world.signIn.enter(
        "nodira", AccountsWorld.PASSWORD + " nodira", Optional.of(code), known);
  }
}
