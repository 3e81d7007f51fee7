package ai.halo.bootstrap.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LatelyTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void manyWhoAskCostOneLook() {
    var lately = new Lately<>(looks::incrementAndGet, nanos::get);

    for (var i = 0; i < 100; i++) {
      assertThat(lately.get()).contains(1);
    }
    pass(Duration.ofSeconds(5));

    assertThat(lately.get()).contains(2);
  }

  @Test
  void whatCannotBeLookedAtIsToldForHalfAMinuteAndThenNoMore() {
    var away = new AtomicBoolean();
    var lately =
        new Lately<>(
            () -> {
              if (away.get()) {
                throw new IllegalStateException("on purpose");
              }
              return looks.incrementAndGet();
            },
            nanos::get);
    lately.get();
    away.set(true);

    pass(Duration.ofSeconds(29));
    assertThat(lately.get()).contains(1);
    pass(Duration.ofSeconds(1));
    assertThat(lately.get()).isEmpty();

    away.set(false);
    assertThat(lately.get()).contains(2);
  }

  @Test
  void nobodyWaitsForADatabaseThatHangs() {
    var hangs = new CountDownLatch(1);
    var lately =
        new Lately<>(
            () -> {
              try {
                hangs.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return looks.incrementAndGet();
            },
            nanos::get);

    assertThat(lately.get()).isEmpty();

    hangs.countDown();
    await().until(() -> lately.get().isPresent());
    assertThat(looks).hasValue(1);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
