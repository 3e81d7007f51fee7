package ai.halo.domain.port;

import static ai.halo.domain.call.CallBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.IdempotentRequests.Claim;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of requests keeps to. */
public interface IdempotentRequestsContract {
  IdempotentRequests requests();

  private static UserId user() {
    return new UserId(UUID.randomUUID());
  }

  private static CallId call() {
    return new CallId(UUID.randomUUID());
  }

  @Test
  default void givesAKeyToTheFirstWhoClaimsItAndTellsTheOthersForWhat() {
    var user = user();
    var first = call();

    assertThat(requests().claim(user, "key", "body", first, NOON)).isEmpty();

    assertThat(requests().claim(user, "key", "body", call(), NOON))
        .contains(new Claim("body", first));
    assertThat(requests().claim(user, "key", "other body", call(), NOON))
        .contains(new Claim("body", first));
  }

  @Test
  default void keepsTheKeysOfUsersApart() {
    requests().claim(user(), "key", "body", call(), NOON);

    assertThat(requests().claim(user(), "key", "body", call(), NOON)).isEmpty();
  }

  @Test
  default void forgetsWhatIsOldAndCountsIt() {
    var user = user();
    requests().claim(user, "old", "body", call(), NOON.minusSeconds(1));
    requests().claim(user, "young", "body", call(), NOON);

    assertThat(requests().forgetBefore(NOON)).isEqualTo(1);

    assertThat(requests().claim(user, "old", "body", call(), NOON)).isEmpty();
    assertThat(requests().claim(user, "young", "body", call(), NOON)).isPresent();
  }
}
