package ai.halo.adapter.web.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.application.Audit;
import ai.halo.application.usecase.CheckTelephony;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.port.AuditLog;
import ai.halo.domain.port.InMemoryAuditLog;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.TestClock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionCheckTest {
  private static final User ADMIN =
      new User(
          new UserId(new UUID(0, 1)),
          new Username("admin"),
          "no hash",
          false,
          Role.ADMIN,
          true,
          0,
          CallBuilder.NOON);

  @Test
  void looksOnceForManyWhoAskAtOnce() throws Exception {
    var account = new SlowAccount();
    var clock = new TestClock(CallBuilder.NOON);
    var unitOfWork = new InMemoryUnitOfWork();
    var log = new InMemoryAuditLog(unitOfWork, clock);
    var telephony = new CheckTelephony(account, unitOfWork, new Audit(log, Optional::empty, clock));
    var check = new ConnectionCheck(telephony, clock);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> check.check(ADMIN));
      await().until(() -> account.looks.get() == 1);
      var second = threads.submit(() -> check.check(ADMIN));
      var third = threads.submit(() -> check.check(ADMIN));
      account.answer.countDown();

      assertThat(second.get()).isSameAs(first.get());
      assertThat(third.get()).isSameAs(first.get());
    }
    assertThat(account.looks).hasValue(1);
    assertThat(log.page(AuditLog.Filter.ALL, Optional.empty(), 10).entries()).hasSize(1);
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
