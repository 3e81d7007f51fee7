package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every do-not-call list keeps to. */
public interface DoNotCallListContract {
  DoNotCallList doNotCall();

  @Test
  default void knowsTheNumbersThatWereAddedAndNoOthers() {
    var listed = new PhoneNumber("+998901234567");

    doNotCall().add(listed, "opt_out", new CallId(UUID.randomUUID()), CallBuilder.NOON);

    assertThat(doNotCall().contains(listed)).isTrue();
    assertThat(doNotCall().contains(new PhoneNumber("+998901234568"))).isFalse();
  }

  @Test
  default void takesANumberThatIsListedAlready() {
    var listed = new PhoneNumber("+998901234567");
    doNotCall().add(listed, "opt_out", new CallId(UUID.randomUUID()), CallBuilder.NOON);

    doNotCall().add(listed, "by_hand", new CallId(UUID.randomUUID()), CallBuilder.NOON);

    assertThat(doNotCall().contains(listed)).isTrue();
  }
}
