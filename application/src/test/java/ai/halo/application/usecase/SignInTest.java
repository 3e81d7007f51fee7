package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.Role;
import ai.halo.domain.account.SignInSession;
import ai.halo.domain.account.Username;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.port.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignInTest {
  private final AccountsWorld world = new AccountsWorld();
  private final TestClock clock = world.clock;
  private final SeededIds ids = world.ids;
  private final SignIn signIn = world.signIn;
  private final ManageUsers manageUsers = world.manageUsers;

  @Test
  void letsInWhoKnowsThePasswordWhateverTheCaseOfTheName() {
    manageUsers.addFirst(new Username("Admin"), "secret", false);

    assertThat(signIn.check("ADMIN", "secret")).isPresent();
    assertThat(signIn.check("admin", "Secret")).isEmpty();
    assertThat(signIn.check("nobody", "secret")).isEmpty();
    assertThat(signIn.check("' or 1=1 --", "secret")).isEmpty();
  }

  @Test
  void addsAFirstAdministratorOnlyOnce() {
    assertThat(manageUsers.addFirst(new Username("admin"), "a", false)).isPresent();
    assertThat(manageUsers.addFirst(new Username("other"), "b", false)).isEmpty();
    assertThat(manageUsers.add(new Username("admin"), "correct horse", Role.OPERATOR, world.chief))
        .isEmpty();
  }

  @Test
  void aRefreshTokenIsGoodOnceAndAStolenOneEndsTheSession() {
    var browser = browser();
    var next = signIn.refresh(browser.refreshToken()).orElseThrow();
    clock.advance(Duration.ofSeconds(30));

    assertThat(signIn.refresh(browser.refreshToken())).isEmpty();
    assertThat(signIn.refresh(next.refreshToken())).isEmpty();
  }

  @Test
  void aBrowserStaysSignedInForSevenDaysAtMost() {
    var browser = browser();
    clock.advance(SignInSession.LIFETIME.minusSeconds(1));
    var last = signIn.refresh(browser.refreshToken()).orElseThrow();
    clock.advance(Duration.ofSeconds(1));

    assertThat(signIn.refresh(last.refreshToken())).isEmpty();
  }

  @Test
  void signingOutAndChangingThePasswordEndSessions() {
    var out = browser();
    signIn.end(out.refreshToken());
    assertThat(signIn.refresh(out.refreshToken())).isEmpty();

    var elsewhere = signIn.begin(out.user()).orElseThrow();
    var changed = manageUsers.changePassword(out.user().id(), "secret", "another one");
    assertThat(changed.orElseThrow().tokenEpoch()).isEqualTo(1);
    assertThat(signIn.refresh(elsewhere.refreshToken())).isEmpty();
    assertThat(manageUsers.changePassword(out.user().id(), "secret", "yet another")).isEmpty();
  }

  @Test
  void anAccessTokenSpeaksForItsUserUntilItOrItsEpochIsTakenBack() {
    var user = manageUsers.addFirst(new Username("admin"), "secret", false).orElseThrow();
    assertThat(signIn.holder(user.id(), 0, "one")).contains(new Holder(user, Set.of()));
    assertThat(signIn.holder(ids.user(), 0, "one")).isEmpty();

    signIn.revoke("one", clock.instant().plusSeconds(60));
    assertThat(signIn.holder(user.id(), 0, "one")).isEmpty();
    assertThat(signIn.holder(user.id(), 0, "two")).isPresent();

    manageUsers.changePassword(user.id(), "secret", "another one");
    assertThat(signIn.holder(user.id(), 0, "two")).isEmpty();
    assertThat(signIn.holder(user.id(), 1, "three")).isPresent();
  }

  @Test
  void noSessionBeginsForWhoWasCheckedBeforeThePasswordChanged() {
    var checked = manageUsers.addFirst(new Username("admin"), "secret", false).orElseThrow();
    manageUsers.changePassword(checked.id(), "secret", "another one");

    assertThat(signIn.begin(checked)).isEmpty();
  }

  @Test
  void looksAtAPasswordOnceWhoeverItIs() {
    var user =
        manageUsers.add(new Username("dilnoza"), "correct horse", Role.OPERATOR, world.chief);
    manageUsers.add(new Username("mansur"), "correct horse", Role.OPERATOR, world.chief);
    manageUsers.deactivate(user.orElseThrow().id(), world.chief);
    for (var name : new String[] {"dilnoza", "mansur", "nobody", "no such name!"}) {
      world.hasher.looks.clear();

      signIn.check(name, "wrong");

      assertThat(world.hasher.looks).hasSize(1);
    }
  }

  @Test
  void whoComesInAndWhoDoesNotIsWrittenDown() {
    manageUsers.addFirst(new Username("admin"), "secret", false);

    signIn.enter("admin", "secret", Optional.empty(), true);
    signIn.enter("admin", "wrong", Optional.empty(), true);
    signIn.enter("my password by mistake", "x", Optional.empty(), true);

    assertThat(world.noted())
        .containsExactly(
            AuditAction.USER_ADDED,
            AuditAction.SIGNED_IN,
            AuditAction.SIGN_IN_FAILED,
            AuditAction.SIGN_IN_FAILED);
  }

  @Test
  void rubbishIsNoRefreshToken() {
    assertThat(signIn.refresh("")).isEmpty();
    assertThat(signIn.refresh("x".repeat(10_000))).isEmpty();
    assertThat(signIn.refresh("zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz.secret")).isEmpty();
  }

  private SignIn.Browser browser() {
    var user = manageUsers.addFirst(new Username("admin"), "secret", false).orElseThrow();
    return signIn.begin(user).orElseThrow();
  }
}
