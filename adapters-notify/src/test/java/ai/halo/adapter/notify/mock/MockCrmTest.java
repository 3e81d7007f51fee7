package ai.halo.adapter.notify.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.CrmContract;
import ai.halo.domain.port.CrmPort;
import ai.halo.domain.port.PortFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockCrmTest implements CrmContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path folder;
  private MockCrm crm;

  @BeforeEach
  void open() {
    crm =
        new MockCrm(new MockNotifySettings(10_000, folder), KeyedJournal.Limits.USUAL, () -> NOON);
  }

  @AfterEach
  void close() {
    crm.close();
  }

  @Override
  public CrmPort crm() {
    return crm;
  }

  @Override
  public long leadsOf(PhoneNumber phone) {
    return MockReceived.leads(folder).stream()
        .filter(lead -> lead.phone().equals(Optional.of(phone)))
        .count();
  }

  @Test
  void numbersLeadsOneByOneOverRestarts() {
    var first = CrmContract.lead("+998901234561");
    var second = CrmContract.lead("+998901234562");
    var name = crm.record(first, CrmContract.key(first));
    crm.close();

    open();

    assertThat(name).isEqualTo("LEAD-000001");
    assertThat(crm.record(first, CrmContract.key(first))).isEqualTo("LEAD-000001");
    assertThat(crm.record(second, CrmContract.key(second))).isEqualTo("LEAD-000002");
  }

  @Test
  void isUnavailableWhenItCannotRemember() {
    var lead = CrmContract.lead("+998901234561");
    crm.close();

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> crm.record(lead, CrmContract.key(lead)))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("crm.sandbox"));
    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> crm.find(CrmContract.key(lead)));
  }

  @Test
  void recordsNothingWhenItIsInterruptedOnTheWay() {
    var lead = CrmContract.lead("+998901234561");
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> crm.record(lead, CrmContract.key(lead)))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("crm.interrupted"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(crm.find(CrmContract.key(lead))).isEmpty();
  }

  @Test
  void keepsWhatIsPersonalFromOthersOnTheMachine() throws IOException {
    var journal = folder.resolve(MockCrm.FILE);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
        .isEqualTo("rw-------");
  }
}
