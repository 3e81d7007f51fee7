package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * A permit is given strictly before a stop or an opt-out, or refused strictly after: once either
 * has returned, no permit is committed any more. And caps and limits are exact.
 */
class LastLookRaceTest {
  private static final int MANY = 64;

  private static final Duration FRESHNESS = Duration.ofMinutes(5);
  private static final PhoneNumber PHONE = new PhoneNumber("+998901234567");
  private static final CallId CALL = new CallId(UUID.randomUUID());
  private static final BrakeApplied STOP =
      new BrakeApplied(Brake.OPERATOR, "stop", "dilnoza", CallBuilder.NOON);

  private final TestDatabase database = TestDatabase.empty();
  private final JdbcDialLedger ledger = new JdbcDialLedger(database.template());
  private final JdbcDialFigures figures = new JdbcDialFigures(database.jdbc());
  private final JdbcBrakes brakes = new JdbcBrakes(database.template());
  private final JdbcDoNotCallList doNotCall = new JdbcDoNotCallList(database.template());

  @Test
  void aStopWaitsForThePermitsThatAreBeingDecided() throws Exception {
    assertThat(whileTheFirstIsOpen(brakes::look, () -> brakes.apply(STOP))).isTrue();
  }

  @Test
  void aPermitWaitsForAStopThatIsBeingPutOnAndSeesIt() throws Exception {
    assertThat(whileTheFirstIsOpen(() -> brakes.apply(STOP), brakes::look)).containsExactly(STOP);
  }

  @Test
  void aPermitWaitsForAReleaseAndSeesIt() throws Exception {
    database.unitOfWork().run(() -> brakes.apply(STOP));

    assertThat(
            whileTheFirstIsOpen(
                () -> brakes.release(Brake.OPERATOR, "dilnoza", CallBuilder.NOON), brakes::look))
        .isEmpty();
  }

  @Test
  void anOptOutWaitsForThePermitOfItsNumber() throws Exception {
    assertThat(whileTheFirstIsOpen(() -> doNotCall.contains(PHONE), this::optOut)).isTrue();
  }

  @Test
  void aPermitWaitsForTheOptOutOfItsNumberAndSeesIt() throws Exception {
    assertThat(whileTheFirstIsOpen(this::optOut, () -> doNotCall.contains(PHONE))).isTrue();
  }

  @Test
  void decisionsDoNotWaitForEachOther() {
    var meanwhile =
        database
            .unitOfWork()
            .<Boolean>run(() -> {
              brakes.look();
              doNotCall.contains(PHONE);
              return elsewhere(() -> brakes.look().isEmpty() && !doNotCall.contains(PHONE));
            });

    assertThat(meanwhile).isTrue();
  }

  @RepeatedTest(5)
  void noPermitIsCommittedAfterAStopHasReturned() throws Exception {
    var attempts = intended(MANY);
    var half = new CountDownLatch(MANY / 2);

    var whenItReturned = new AtomicLong(-1);
    var all = new ArrayList<Callable<?>>();
    all.add(() -> {
      half.await();
      database.unitOfWork().run(() -> brakes.apply(STOP));
      whenItReturned.set(granted());
      return true;
    });
    attempts.forEach(attempt ->
        all.add(() -> {
          half.countDown();
          return ask(attempt, _ -> brakes.look().isEmpty());
        }));
    atOnce(all);

    assertThat(granted()).isEqualTo(whenItReturned.get());
  }

  @RepeatedTest(3)
  void aCapOfAnHourGrantsExactlySoManyWhenAllAskAtOnce() throws Exception {
    var cap = 10;
    var caps = new DialCaps(0, cap, Optional.empty());
    var attempts = intended(MANY);

    allAtOnce(
        attempts,
        attempt -> ask(attempt, now -> figures.usageBesides(now, caps).ofAllThisHour() < cap));

    assertThat(granted()).isEqualTo(cap);
  }

  @RepeatedTest(3)
  void aCapOfANumberGrantsExactlySoManyWhenAllAskAtOnce() throws Exception {
    var cap = 3;
    var caps = new DialCaps(cap, 0, Optional.empty());
    var attempts = IntStream.range(0, MANY).mapToObj(_ -> intended(PHONE)).toList();

    allAtOnce(
        attempts,
        attempt -> {
          while (!ask(attempt, now -> figures.usageBesides(now, caps).ofNumberToday() < cap)
              && isOpen(attempt)) {
            Thread.onSpinWait();
          }
          return database
              .unitOfWork()
              .run(() -> {
                ledger.ended(attempt.id());
                return true;
              });
        });

    assertThat(granted()).isEqualTo(cap);
  }

  @RepeatedTest(3)
  void asManyRequestsLeaveAsMayWaitForAnAnswerWhenAllMeanToDialAtOnce() throws Exception {
    var limits = new DialLimits(7, 1000, Duration.ofMinutes(5));
    var calls = IntStream.range(0, MANY).mapToObj(_ -> attempt(PHONE)).toList();

    allAtOnce(calls, attempt -> leavesBeforeItIsFull(attempt, limits));

    assertThat(count("state = 'intent'")).isEqualTo(7);
  }

  /** Who is told that there is no room asks again, as calls do. */
  private boolean leavesBeforeItIsFull(DialAttempt attempt, DialLimits limits) {
    while (!leavesIfThereIsRoom(attempt, limits)) {
      if (count("state = 'intent'") >= limits.atOnce()) {
        return false;
      }
    }
    return true;
  }

  private boolean leavesIfThereIsRoom(DialAttempt attempt, DialLimits limits) {
    return database
        .unitOfWork()
        .<Boolean>run(() -> {
          var room = figures.hasRoom(limits);
          if (room) {
            ledger.intend(attempt, "hash");
          }
          return room;
        });
  }

  private boolean optOut() {
    doNotCall.optedOut(PHONE, CALL, CallBuilder.NOON);
    return true;
  }

  /** Runs two transactions: the second begins while the first is open, and must wait for it. */
  private <T> T whileTheFirstIsOpen(Supplier<?> first, Supplier<T> second) throws Exception {
    var open = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one =
          threads.submit(() ->
              database
                  .unitOfWork()
                  .run(() -> {
                    var answer = first.get();
                    open.countDown();
                    await().until(() -> mayCommit.getCount() == 0);
                    return answer;
                  }));
      open.await();
      var two = threads.submit(() -> database.unitOfWork().run(second));
      try {
        await().until(this::somebodyWaitsForALock);
        assertThat(two.isDone()).isFalse();
      } finally {
        mayCommit.countDown();
      }
      one.get();
      return two.get();
    }
  }

  private boolean somebodyWaitsForALock() {
    return database
        .jdbc()
        .sql("select exists (select from pg_locks where not granted and locktype = 'advisory')")
        .query(Boolean.class)
        .single();
  }

  private <T> T elsewhere(Supplier<T> work) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return CompletableFuture.supplyAsync(() -> database.unitOfWork().run(work), threads)
          .orTimeout(10, TimeUnit.SECONDS)
          .join();
    }
  }

  private List<DialAttempt> intended(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> intended(new PhoneNumber("+99890%07d".formatted(i))))
        .toList();
  }

  private DialAttempt intended(PhoneNumber phone) {
    var attempt = attempt(phone);
    ledger.intend(attempt, "hash");
    return attempt;
  }

  private DialAttempt attempt(PhoneNumber phone) {
    var call = CallBuilder.aCall().to(phone.e164()).build();
    database.calls().add(call);
    return new DialAttempt(new AttemptId(UUID.randomUUID()), call.id(), 1, phone);
  }

  /** As a session asks: granted, then looked at, in one transaction. */
  private boolean ask(DialAttempt attempt, Predicate<DialAttempt> mayRing) {
    return database
        .unitOfWork()
        .run(() -> {
          var session = new SessionId("s-" + attempt.id());
          var grant = ledger.grant(attempt.id(), "hash", session, Optional.empty(), FRESHNESS);
          var may = grant.isPresent() && mayRing.test(attempt);
          if (grant.isPresent() && !may) {
            ledger.refuse(attempt.id(), "no");
          }
          return may;
        });
  }

  private boolean isOpen(DialAttempt attempt) {
    return count("state = 'intent' and id = '%s'".formatted(attempt.id())) == 1;
  }

  private long granted() {
    return count("granted_at is not null");
  }

  private long count(String condition) {
    return database
        .jdbc()
        .sql("select count(*) from dial_attempts where " + condition)
        .query(Long.class)
        .single();
  }

  private static void allAtOnce(List<DialAttempt> attempts, Predicate<DialAttempt> work)
      throws Exception {
    atOnce(attempts.stream().<Callable<?>>map(attempt -> () -> work.test(attempt)).toList());
  }

  private static void atOnce(List<Callable<?>> all) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var future : all.stream().<Future<?>>map(threads::submit).toList()) {
        future.get();
      }
    }
  }
}
