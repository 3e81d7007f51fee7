package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Step;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.CrmPort.Lead;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What callers of every {@link CrmPort} rely on. */
public interface CrmContract {
  /** The CRM under test, the same one within a test. */
  CrmPort crm();

  /** How many leads the CRM has for the number. */
  long leadsOf(PhoneNumber phone);

  @Test
  default void recordsALeadAndNamesIt() {
    var lead = lead("+998901234561");

    var name = crm().record(lead, key(lead));

    assertThat(name).isNotBlank();
    assertThat(leadsOf(lead.phone())).isEqualTo(1);
  }

  @Test
  default void recordsOnceUnderOneKey() {
    var lead = lead("+998901234561");
    var first = crm().record(lead, key(lead));

    var second = crm().record(lead, key(lead));

    assertThat(second).isEqualTo(first);
    assertThat(leadsOf(lead.phone())).isEqualTo(1);
  }

  @Test
  default void recordsOnceWhenTwoAskAtATime() {
    var lead = lead("+998901234561");
    var other = CompletableFuture.supplyAsync(() -> crm().record(lead, key(lead)));

    var mine = crm().record(lead, key(lead));

    assertThat(other.join()).isEqualTo(mine);
    assertThat(leadsOf(lead.phone())).isEqualTo(1);
  }

  @Test
  default void recordsTwoLeadsUnderTwoKeys() {
    var first = lead("+998901234561");
    var second = lead("+998901234561");

    var firstName = crm().record(first, key(first));
    var secondName = crm().record(second, key(second));

    assertThat(secondName).isNotEqualTo(firstName);
    assertThat(leadsOf(first.phone())).isEqualTo(2);
  }

  @Test
  default void findsWhatItRecorded() {
    var lead = lead("+992901234561");
    var name = crm().record(lead, key(lead));

    var found = crm().find(key(lead));

    assertThat(found).contains(name);
  }

  @Test
  default void knowsThatNothingWasRecorded() {
    var recorded = lead("+992901234561");
    crm().record(recorded, key(recorded));

    var found = crm().find(key(lead("+992901234561")));

    assertThat(found).isEmpty();
  }

  /** A lead of a call of its own. */
  static Lead lead(String phone) {
    return new Lead(
        new CallId(UUID.randomUUID()),
        new PhoneNumber(phone),
        "Клиент спросил о тарифе.",
        new CustomerInterest(InterestLevel.HIGH, "тариф"),
        CallBuilder.NOON);
  }

  /** The key that the pipeline would use. */
  static IdempotencyKey key(Lead lead) {
    return IdempotencyKey.of(lead.call(), Step.ADD_TO_CRM);
  }
}
