package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.Role;
import ai.halo.domain.account.SignInSession;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.CallBuilder;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of sign-ins keeps to. */
public interface SignInsContract {
  SignIns signIns();

  Users users();

  private UserId someone() {
    var id = new UserId(UUID.randomUUID());
    var name = new Username("user-" + id.toString().substring(0, 8));
    users().add(new User(id, name, "hash", false, Role.ADMIN, true, 0, CallBuilder.NOON));
    return id;
  }

  private static SignInSession session(UserId user) {
    return session(user, CallBuilder.NOON.plusSeconds(60));
  }

  private static SignInSession session(UserId user, Instant expiresAt) {
    return new SignInSession(
        UUID.randomUUID(), user, "token", "previous", CallBuilder.NOON, expiresAt, false);
  }

  @Test
  default void givesBackASessionAsItWasStoredLast() {
    var session = session(someone());
    signIns().add(session);

    var rotated = session.rotated("next", CallBuilder.NOON.plusSeconds(1));
    signIns().save(rotated);

    assertThat(signIns().findForUpdate(session.id())).contains(rotated);
    assertThat(signIns().findForUpdate(UUID.randomUUID())).isEmpty();
  }

  @Test
  default void endsAllSessionsOfOneUserAlone() {
    var user = someone();
    var first = session(user);
    var second = session(user);
    var others = session(someone());
    signIns().add(first);
    signIns().add(second);
    signIns().add(others);

    signIns().endAll(user);

    assertThat(signIns().findForUpdate(first.id())).contains(first.end());
    assertThat(signIns().findForUpdate(second.id())).contains(second.end());
    assertThat(signIns().findForUpdate(others.id())).contains(others);
  }

  @Test
  default void knowsWhichAccessTokensWereTakenBack() {
    signIns().revoke("stolen", CallBuilder.NOON);
    signIns().revoke("stolen", CallBuilder.NOON);

    assertThat(signIns().isRevoked("stolen")).isTrue();
    assertThat(signIns().isRevoked("good")).isFalse();
  }

  @Test
  default void forgetsWhatHasRunOutAndCountsIt() {
    var over = session(someone(), CallBuilder.NOON.minusSeconds(1));
    var good = session(someone(), CallBuilder.NOON.plusSeconds(1));
    signIns().add(over);
    signIns().add(good);
    signIns().revoke("old", CallBuilder.NOON.minusSeconds(1));
    signIns().revoke("young", CallBuilder.NOON.plusSeconds(1));

    assertThat(signIns().forgetExpired(CallBuilder.NOON)).isEqualTo(2);

    assertThat(signIns().findForUpdate(over.id())).isEmpty();
    assertThat(signIns().findForUpdate(good.id())).contains(good);
    assertThat(signIns().isRevoked("old")).isFalse();
    assertThat(signIns().isRevoked("young")).isTrue();
  }
}
