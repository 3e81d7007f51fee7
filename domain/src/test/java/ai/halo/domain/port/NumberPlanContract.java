package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.NumberFacts;
import ai.halo.domain.dial.NumberKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every numbering plan keeps to. */
public interface NumberPlanContract {
  NumberPlan plan();

  private NumberFacts of(String phone) {
    return plan().lookUp(new PhoneNumber(phone));
  }

  @Test
  default void knowsTheMobilePhonesOfTheCountriesThatHaloIsMadeFor() {
    assertThat(of("+998901234567")).isEqualTo(mobile("UZ"));
    assertThat(of("+992917123456")).isEqualTo(mobile("TJ"));
    assertThat(of("+79161234567")).isEqualTo(mobile("RU"));
    assertThat(of("+77012345678")).isEqualTo(mobile("KZ"));
    assertThat(of("+996700123456")).isEqualTo(mobile("KG"));
  }

  @Test
  default void tellsAServiceFromAPerson() {
    assertThat(of("+78005553535"))
        .isEqualTo(new NumberFacts(Optional.of("RU"), NumberKind.TOLL_FREE));
  }

  @Test
  default void saysThatNobodyKnowsWhatNobodyKnows() {
    assertThat(of("+99912345678")).isEqualTo(NumberFacts.NOTHING);
  }

  private static NumberFacts mobile(String country) {
    return new NumberFacts(Optional.of(country), NumberKind.MOBILE);
  }
}
