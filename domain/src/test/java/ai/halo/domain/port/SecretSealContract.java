package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.halo.domain.account.UserId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every seal keeps to. */
public interface SecretSealContract {
  UserId OWNER = new UserId(UUID.fromString("01939e6c-0000-7000-8000-000000000001"));
  byte[] SECRET = "a secret of an app".getBytes(StandardCharsets.UTF_8);

  SecretSeal seal();

  @Test
  default void opensWhatItClosedAndClosesItAnotherWayEachTime() {
    var one = seal().seal(SECRET, OWNER);
    var other = seal().seal(SECRET, OWNER);

    assertThat(one).isNotEqualTo(other).doesNotContain("a secret of an app");
    assertThat(seal().open(one, OWNER)).isEqualTo(SECRET);
    assertThat(seal().open(other, OWNER)).isEqualTo(SECRET);
  }

  @Test
  default void opensNothingForSomebodyElse() {
    var sealed = seal().seal(SECRET, OWNER);
    var other = new UserId(UUID.fromString("01939e6c-0000-7000-8000-000000000002"));

    assertThatIllegalStateException().isThrownBy(() -> seal().open(sealed, other));
    assertThatIllegalStateException().isThrownBy(() -> seal().open("nonsense", OWNER));
  }
}
