package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.Role;
import ai.halo.domain.account.SignInSession;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.port.InMemorySignIns;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.InMemoryUsers;
import ai.halo.domain.port.PlainPasswordHasher;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.port.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInTest {
  private final TestClock clock = new TestClock(CallBuilder.NOON);
  private final InMemoryUsers users = new InMemoryUsers();
  private final InMemorySignIns signIns = new InMemorySignIns();
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final SeededIds ids = new SeededIds(7);
  private final SignIn signIn =
      new SignIn(unitOfWork, users, signIns, new PlainPasswordHasher(), ids, clock);
  private final ManageUsers manageUsers =
      new ManageUsers(unitOfWork, users, signIns, new PlainPasswordHasher(), ids, clock);

  @Test
  void letsInWhoKnowsThePasswordWhateverTheCaseOfTheName() {
    manageUsers.addFirst(new Username("Admin"), "secret");

    assertThat(signIn.check("ADMIN", "secret")).isPresent();
    assertThat(signIn.check("admin", "Secret")).isEmpty();
    assertThat(signIn.check("nobody", "secret")).isEmpty();
    assertThat(signIn.check("' or 1=1 --", "secret")).isEmpty();
  }

  @Test
  void addsAFirstAdministratorOnlyOnce() {
    assertThat(manageUsers.addFirst(new Username("admin"), "a")).isPresent();
    assertThat(manageUsers.addFirst(new Username("other"), "b")).isEmpty();
    assertThat(manageUsers.add(new Username("admin"), "c", Role.OPERATOR)).isEmpty();
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

    var elsewhere = signIn.begin(out.user());
    var changed = manageUsers.changePassword(out.user().id(), "secret", "another");
    assertThat(changed.orElseThrow().tokenEpoch()).isEqualTo(1);
    assertThat(signIn.refresh(elsewhere.refreshToken())).isEmpty();
    assertThat(manageUsers.changePassword(out.user().id(), "secret", "x")).isEmpty();
  }

  @Test
  void anAccessTokenSpeaksForItsUserUntilItOrItsEpochIsTakenBack() {
    var user = manageUsers.addFirst(new Username("admin"), "secret").orElseThrow();
    assertThat(signIn.holder(user.id(), 0, "one")).contains(user);
    assertThat(signIn.holder(ids.user(), 0, "one")).isEmpty();

    signIn.revoke("one", clock.instant().plusSeconds(60));
    assertThat(signIn.holder(user.id(), 0, "one")).isEmpty();
    assertThat(signIn.holder(user.id(), 0, "two")).isPresent();

    manageUsers.changePassword(user.id(), "secret", "another");
    assertThat(signIn.holder(user.id(), 0, "two")).isEmpty();
    assertThat(signIn.holder(user.id(), 1, "three")).isPresent();
  }

  @Test
  void rubbishIsNoRefreshToken() {
    assertThat(signIn.refresh("")).isEmpty();
    assertThat(signIn.refresh("x".repeat(10_000))).isEmpty();
    assertThat(signIn.refresh("zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz.secret")).isEmpty();
  }

  private SignIn.Browser browser() {
    return signIn.begin(manageUsers.addFirst(new Username("admin"), "secret").orElseThrow());
  }
}
