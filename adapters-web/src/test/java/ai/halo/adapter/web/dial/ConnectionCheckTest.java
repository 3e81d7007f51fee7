package ai.halo.adapter.web.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.TestClock;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionCheckTest {
  @Test
  void looksOnceForManyWhoAskAtOnce() throws Exception {
    var account = new SlowAccount();
    var check = new ConnectionCheck(account, new TestClock(CallBuilder.NOON));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(check::check);
      await().until(() -> account.looks.get() == 1);
      var second = threads.submit(check::check);
      var third = threads.submit(check::check);
      account.answer.countDown();

      assertThat(second.get()).isSameAs(first.get());
      assertThat(third.get()).isSameAs(first.get());
    }
    assertThat(account.looks).hasValue(1);
  }

  private static final class SlowAccount implements TelephonyAccount {
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);

    @Override
    public Money funds() {
      return new Money(BigDecimal.ONE, "USD");
    }

    @Override
    public ConnectionReport check() {
      looks.incrementAndGet();
      try {
        answer.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return new ConnectionReport(List.of());
    }
  }
}
