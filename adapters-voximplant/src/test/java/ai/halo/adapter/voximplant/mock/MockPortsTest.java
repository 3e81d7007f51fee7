package ai.halo.adapter.voximplant.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.dial.ConnectionReport.Verdict;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the mock provider has beside its calls. */
class MockPortsTest {
  @Test
  void theAccountNeverRunsDryAndSaysThatItIsAMock() {
    var account = new MockTelephonyAccount();

    assertThat(account.funds().amount()).isPositive();
    assertThat(account.check().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.verdict()).isEqualTo(Verdict.RIGHT);
          assertThat(finding.code()).isEqualTo("account.mock");
          assertThat(finding.message()).contains("mock");
        });
  }

  @Test
  void thereAreNoRecordings() {
    var recordings = new MockRecordings();
    var link = new RecordingLink("https://records.example.com/1.mp3");

    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> recordings.open(link, Optional.empty()))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("recording.gone"));
    assertThatNoException().isThrownBy(() -> recordings.delete(link));
  }

  @Test
  void theLongestCallIsTheLongestDialogueAtItsSpeed() {
    var book = new DialogueBook(new DialogueFiles("/dialogues/").read(), 1);

    var inLife = Score.limits(book, 1);
    var fast = Score.limits(book, 1_000);

    assertThat(inLife.longest()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(5));
    assertThat(inLife.ring()).isBetween(Duration.ofSeconds(10), Duration.ofMinutes(1));
    assertThat(fast.longest()).isEqualTo(inLife.longest().dividedBy(1_000));
  }
}
