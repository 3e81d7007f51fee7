package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.donotcall.NewListing;
import ai.halo.domain.port.DoNotCallListContract;
import ai.halo.domain.port.IdempotentRequests.Claim;
import ai.halo.domain.port.IdempotentRequestsContract;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class JdbcRequestsTest implements IdempotentRequestsContract, DoNotCallListContract {
  private final TestDatabase database = TestDatabase.empty();

  @Override
  public JdbcIdempotentRequests requests() {
    return new JdbcIdempotentRequests(database.jdbc());
  }

  @Override
  public JdbcDoNotCallList doNotCall() {
    return new JdbcDoNotCallList(database.template());
  }

  @Override
  public JdbcUnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  @Test
  void holdsNothingOfAConcealedNumberThatCouldBeRead() {
    unitOfWork().run(() -> doNotCall().add(NewListing.optedOut(LISTED, CALL, CallBuilder.NOON)));

    unitOfWork().run(() -> doNotCall().conceal(LISTED, CallBuilder.NOON));

    var row = database.jdbc().sql("select d::text from do_not_call d").query(String.class).single();
    assertThat(row).contains("hash:").doesNotContain("998901234567", CALL.toString());
  }

  @Test
  void letsTheSecondOfTwoAtOnceWaitForTheFirstToCommit() throws Exception {
    var user = new UserId(UUID.randomUUID());
    var first = new CallId(UUID.randomUUID());
    var claimed = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one =
          threads.submit(() ->
              database
                  .unitOfWork()
                  .run(() -> {
                    var earlier = claim(user, first);
                    claimed.countDown();
                    await(mayCommit);
                    return earlier;
                  }));
      claimed.await();
      var two =
          threads.submit(
              () -> database.unitOfWork().run(() -> claim(user, new CallId(UUID.randomUUID()))));

      org.awaitility.Awaitility.await().until(this::somebodyWaitsForALock);
      assertThat(two.isDone()).isFalse();
      mayCommit.countDown();

      assertThat(one.get()).isEmpty();
      assertThat(two.get()).contains(new Claim("body", first));
    }
  }

  private boolean somebodyWaitsForALock() {
    return database
        .jdbc()
        .sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }

  private Optional<Claim> claim(UserId user, CallId call) {
    return requests().claim(user, "key", "body", call, CallBuilder.NOON);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
