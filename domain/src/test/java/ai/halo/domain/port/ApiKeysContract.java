package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.ApiKey;
import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.ApiKeyName;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.Scope;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.CallBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of API keys keeps to. */
public interface ApiKeysContract {
  ApiKeys apiKeys();

  Users users();

  private UserId someone() {
    var id = new UserId(UUID.randomUUID());
    var name = new Username("user-" + id.toString().substring(0, 8));
    users().add(new User(id, name, "hash", false, Role.ADMIN, true, 0, CallBuilder.NOON));
    return id;
  }

  private ApiKey added(UserId owner, Instant createdAt) {
    var key =
        new ApiKey(
            new ApiKeyId(UUID.randomUUID()),
            owner,
            new ApiKeyName("CRM, nightly"),
            Set.of(Scope.CALLS_READ, Scope.ANALYTICS_READ),
            "hash of " + createdAt,
            createdAt,
            createdAt.plusSeconds(3_600),
            Optional.empty(),
            Optional.empty());
    apiKeys().add(key);
    return key;
  }

  @Test
  default void givesBackAKeyAndWhenItWasUsed() {
    var key = added(someone(), CallBuilder.NOON);
    assertThat(apiKeys().find(key.id())).contains(key);
    assertThat(apiKeys().find(new ApiKeyId(UUID.randomUUID()))).isEmpty();

    apiKeys().used(key.id(), CallBuilder.NOON.plusSeconds(5));

    assertThat(apiKeys().find(key.id()).orElseThrow().lastUsedAt())
        .contains(CallBuilder.NOON.plusSeconds(5));
  }

  @Test
  default void listsThoseOfOneUserNewestFirst() {
    var owner = someone();
    var old = added(owner, CallBuilder.NOON);
    var young = added(owner, CallBuilder.NOON.plusSeconds(1));
    added(someone(), CallBuilder.NOON);

    assertThat(apiKeys().of(owner)).containsExactly(young, old);
  }

  @Test
  default void takesAKeyBackOnceAndForItsOwnerAlone() {
    var owner = someone();
    var key = added(owner, CallBuilder.NOON);
    var at = CallBuilder.NOON.plusSeconds(9);

    assertThat(apiKeys().revoke(key.id(), someone(), at)).isFalse();
    assertThat(apiKeys().find(key.id()).orElseThrow().revokedAt()).isEmpty();
    assertThat(apiKeys().revoke(key.id(), owner, at)).isTrue();
    assertThat(apiKeys().revoke(key.id(), owner, at.plusSeconds(1))).isFalse();

    assertThat(apiKeys().find(key.id()).orElseThrow().revokedAt()).contains(at);
  }

  @Test
  default void takesBackAllKeysOfOneUserAlone() {
    var owner = someone();
    var one = added(owner, CallBuilder.NOON);
    var two = added(owner, CallBuilder.NOON);
    var others = added(someone(), CallBuilder.NOON);

    apiKeys().revokeAll(owner, CallBuilder.NOON);

    assertThat(apiKeys().find(one.id()).orElseThrow().isGood(CallBuilder.NOON)).isFalse();
    assertThat(apiKeys().find(two.id()).orElseThrow().isGood(CallBuilder.NOON)).isFalse();
    assertThat(apiKeys().find(others.id())).contains(others);
  }

  @Test
  default void forgetsWhatRanOutOrWasTakenBackLongAgo() {
    var owner = someone();
    var over = added(owner, CallBuilder.NOON.minusSeconds(7_200));
    var back = added(owner, CallBuilder.NOON);
    var good = added(owner, CallBuilder.NOON);
    apiKeys().revoke(back.id(), owner, CallBuilder.NOON.minusSeconds(1));

    assertThat(apiKeys().forgetBefore(CallBuilder.NOON)).isEqualTo(2);

    assertThat(apiKeys().find(over.id())).isEmpty();
    assertThat(apiKeys().find(back.id())).isEmpty();
    assertThat(apiKeys().find(good.id())).contains(good);
  }
}
