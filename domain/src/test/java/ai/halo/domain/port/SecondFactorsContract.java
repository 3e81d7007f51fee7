package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.Role;
import ai.halo.domain.account.SecondFactor;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.CallBuilder;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of second factors keeps to. */
public interface SecondFactorsContract {
  SecondFactors secondFactors();

  Users users();

  private UserId someone() {
    var id = new UserId(UUID.randomUUID());
    var name = new Username("user-" + id.toString().substring(0, 8));
    users().add(new User(id, name, "hash", false, Role.ADMIN, true, 0, CallBuilder.NOON));
    return id;
  }

  @Test
  default void keepsOneAUserAsItWasStoredLast() {
    var user = someone();
    var begun = SecondFactor.begun(user, "sealed", CallBuilder.NOON);
    secondFactors().put(begun);
    assertThat(secondFactors().find(user)).contains(begun);
    assertThat(secondFactors().confirmed()).isEmpty();

    var confirmed =
        new SecondFactor(
            user, "sealed anew", true, 59_154_321, 4.25, CallBuilder.NOON, Set.of("a", "b"));
    secondFactors().put(confirmed);

    assertThat(secondFactors().find(user)).contains(confirmed);
    assertThat(secondFactors().findForUpdate(user)).contains(confirmed);
    assertThat(secondFactors().confirmed()).containsExactly(user);
  }

  @Test
  default void takesAwayThatOfOneUserAlone() {
    var one = someone();
    var other = someone();
    secondFactors().put(SecondFactor.begun(one, "sealed", CallBuilder.NOON));
    secondFactors().put(SecondFactor.begun(other, "sealed", CallBuilder.NOON));

    secondFactors().remove(one);
    secondFactors().remove(one);

    assertThat(secondFactors().find(one)).isEmpty();
    assertThat(secondFactors().find(other)).isPresent();
  }
}
