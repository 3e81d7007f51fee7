package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.usecase.ManageApiKeys.Created;
import ai.halo.domain.account.AccountPolicy;
import ai.halo.domain.account.ApiKey;
import ai.halo.domain.account.ApiKeyName;
import ai.halo.domain.account.Duty;
import ai.halo.domain.account.Scope;
import ai.halo.domain.account.Secrets;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManageApiKeysTest {
  private final AccountsWorld world = new AccountsWorld(AccountPolicy.STRICT);
  private final ManageApiKeys keys = world.apiKeys;
  private final User owner = world.operator("dilnoza");

  @Test
  void speakForTheirOwnerUntilTheyRunOut() {
    var created = created(owner).orElseThrow();

    var found = keys.holder(created.key().id(), Secrets.hash(created.secret())).orElseThrow();
    assertThat(found.holder().user()).isEqualTo(owner);
    assertThat(found.key().scopes()).containsExactly(Scope.CALLS_READ);
    assertThat(keys.holder(created.key().id(), Secrets.hash("guess"))).isEmpty();

    world.clock.advance(Duration.ofDays(1));
    assertThat(keys.holder(created.key().id(), Secrets.hash(created.secret()))).isEmpty();
  }

  @Test
  void keepNothingOfTheSecretButItsHash() {
    var created = created(owner).orElseThrow();

    assertThat(created.key().secretHash()).isEqualTo(Secrets.hash(created.secret()));
    assertThat(created.toString() + created.key()).doesNotContain(created.secret());
    assertThat(created.toString()).doesNotContain(created.key().secretHash());
  }

  @Test
  void noteTheirLastUseOnceAMinute() {
    var created = created(owner).orElseThrow();
    var first = world.clock.instant();
    use(created);
    world.clock.advance(Duration.ofSeconds(59));
    use(created);
    assertThat(keys.of(owner.id()).getFirst().lastUsedAt()).contains(first);

    world.clock.advance(Duration.ofSeconds(1));
    use(created);

    assertThat(keys.of(owner.id()).getFirst().lastUsedAt()).contains(world.clock.instant());
  }

  @Test
  void areTakenBackByTheirOwnerAlone() {
    var key = created(owner).orElseThrow().key();
    var other = world.operator("farrukh");

    assertThat(keys.revoke(key.id(), other)).isFalse();
    assertThat(keys.holder(key.id(), key.secretHash())).isPresent();
    assertThat(keys.revoke(key.id(), owner)).isTrue();
    assertThat(world.noted()).endsWith(AuditAction.API_KEY_REVOKED);
    assertThat(world.noted()).containsOnlyOnce(AuditAction.API_KEY_ADDED);
    assertThat(keys.holder(key.id(), key.secretHash())).isEmpty();
  }

  @Test
  void areAFewAtMost() {
    for (var i = 0; i < ApiKey.MOST; i++) {
      assertThat(created(owner)).isPresent();
    }
    assertThat(created(owner)).isEmpty();

    keys.revoke(keys.of(owner.id()).getFirst().id(), owner);

    assertThat(created(owner)).isPresent();
  }

  @Test
  void haveTheDutiesOfTheirOwner() {
    var admin = world.administrator("nodira");
    var key = created(admin).orElseThrow().key();

    assertThat(keys.holder(key.id(), key.secretHash()).orElseThrow().holder().duties())
        .containsExactly(Duty.SECOND_FACTOR);
  }

  private Optional<Created> created(User user) {
    return keys.create(user, new ApiKeyName("CRM"), Set.of(Scope.CALLS_READ), Duration.ofDays(1));
  }

  private void use(Created created) {
    assertThat(keys.holder(created.key().id(), Secrets.hash(created.secret()))).isPresent();
  }
}
