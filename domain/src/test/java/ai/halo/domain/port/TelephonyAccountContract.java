package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.ConnectionReport.Finding;
import ai.halo.domain.dial.ConnectionReport.Verdict;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What callers of every {@link TelephonyAccount} rely on. */
public interface TelephonyAccountContract {
  /** An account at which all is well and this may still be spent. */
  TelephonyAccount holding(Money funds);

  /** An account whose provider cannot be reached. */
  TelephonyAccount outOfReach();

  @Test
  default void tellsWhatMayStillBeSpentToTheLastDigit() {
    var funds = new Money(new BigDecimal("12.3456"), "USD");

    assertThat(holding(funds).funds()).isEqualTo(funds);
  }

  @Test
  default void findsNothingWrongWhereAllIsWell() {
    var report = holding(new Money(BigDecimal.TEN, "USD")).check();

    assertThat(report.ok()).isTrue();
    assertThat(report.findings()).isNotEmpty().extracting(Finding::subject).doesNotHaveDuplicates();
  }

  @Test
  default void failsToTellTheFundsWhenOutOfReach() {
    assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(outOfReach()::funds);
  }

  @Test
  default void namesWhatIsWrongInsteadOfFailing() {
    var report = outOfReach().check();

    assertThat(report.ok()).isFalse();
    assertThat(report.findings())
        .anySatisfy(finding -> {
          assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
          assertThat(finding.code()).isNotBlank();
          assertThat(finding.message()).isNotBlank();
        });
  }
}
