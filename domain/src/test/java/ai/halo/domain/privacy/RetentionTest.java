package ai.halo.domain.privacy;

import static ai.halo.domain.call.CallBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void tellsForEachStageHowFarBackThingsAreKept() {
    var retention = new Retention(DAY, DAY.multipliedBy(2), Duration.ZERO, DAY.multipliedBy(30));

    assertThat(retention.limit(Kept.NO_RECORDING, NOON)).contains(NOON.minus(DAY));
    assertThat(retention.limit(Kept.NO_WORDS, NOON)).contains(NOON.minus(DAY.multipliedBy(2)));
    assertThat(retention.limit(Kept.NOTHING, NOON)).isEmpty();
    assertThat(retention.limit(Kept.ALL, NOON)).isEmpty();
    assertThat(retention.auditLimit(NOON)).contains(NOON.minus(DAY.multipliedBy(30)));
  }

  @Test
  void keepsTheAuditLogForThirtyDaysAtLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention(DAY, DAY, DAY, DAY.multipliedBy(29)));
    assertThat(new Retention(DAY, DAY, DAY, Duration.ZERO).auditLimit(NOON)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention(DAY.negated(), DAY, DAY, Duration.ZERO));
  }
}
