package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.CallBuilder;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of users keeps to. */
public interface UsersContract {
  Users users();

  private static User user(String name) {
    return new User(
        new UserId(UUID.randomUUID()),
        new Username(name),
        "$argon2id$v=19$…",
        false,
        Role.OPERATOR,
        true,
        3,
        CallBuilder.NOON);
  }

  @Test
  default void isEmptyUntilSomebodyIsAdded() {
    assertThat(users().isEmpty()).isTrue();
    assertThat(users().all()).isEmpty();

    users().add(user("mansur"));

    assertThat(users().isEmpty()).isFalse();
  }

  @Test
  default void findsAUserByNameInAnyCaseAndById() {
    var mansur = user("mansur");

    assertThat(users().add(mansur)).isTrue();

    assertThat(users().find(new Username("Mansur"))).contains(mansur);
    assertThat(users().find(mansur.id())).contains(mansur);
    assertThat(users().find(new Username("nobody"))).isEmpty();
    assertThat(users().find(new UserId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void refusesANameThatIsTakenAndKeepsItsOwner() {
    var first = user("mansur");
    users().add(first);

    assertThat(users().add(user("MANSUR"))).isFalse();

    assertThat(users().find(first.name())).contains(first);
  }

  @Test
  default void storesAnotherPasswordAndItsEpoch() {
    var mansur = user("mansur");
    users().add(mansur);

    users().save(mansur.withPassword("$other"));

    assertThat(users().find(mansur.id())).contains(mansur.withPassword("$other"));
  }

  @Test
  default void listsEverybodyByName() {
    users().add(user("zarina"));
    users().add(user("aziz"));
    users().add(user("mansur"));

    assertThat(users().all())
        .extracting(user -> user.name().value())
        .containsExactly("aziz", "mansur", "zarina");
  }

  @Test
  default void storesWhoIsShutOutAndWhosePasswordIsTemporary() {
    var mansur = user("mansur");
    users().add(mansur);
    var changed = mansur.withGivenPassword("$given", true).active(false);

    users().save(changed);

    assertThat(users().find(mansur.id())).contains(changed);
    assertThat(users().findForUpdate(mansur.id())).contains(changed);
    assertThat(users().findForUpdate(new UserId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void countsAdministratorsWhoMaySignIn() {
    users().add(user("mansur"));
    var zarina = user("zarina").active(true);
    users().add(administrator("aziz"));
    users().add(administrator("farrukh").active(false));
    users().add(zarina);

    assertThat(users().countAdministratorsForUpdate()).isOne();
  }

  private static User administrator(String name) {
    var user = user(name);
    return new User(user.id(), user.name(), "hash", false, Role.ADMIN, true, 0, user.createdAt());
  }
}
