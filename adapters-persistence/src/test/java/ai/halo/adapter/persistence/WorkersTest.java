package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.application.pipeline.Turn;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.WorkQueue.Later;
import ai.halo.domain.port.WorkQueueContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest implements WorkQueueContract {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration GRACE = Duration.ofMillis(50);
  private static final Duration SOON = Duration.ofMillis(100);

  private final TestDatabase database = TestDatabase.empty();
  private final WorkBell bell = new WorkBell();
  private final JdbcWorkQueue queue =
      PersistenceConfiguration.queue(
          database.pool(), database.unitOfWork(), database.clock()::instant, bell);
  private final List<CallWork> done = new CopyOnWriteArrayList<>();
  private final List<Workers> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Workers::stop);
  }

  @Override
  public JdbcWorkQueue queue() {
    return queue;
  }

  @Override
  public JdbcUnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  @Override
  public List<CallId> workOff() {
    done.clear();
    var workers = start(SOON, this::finish);
    await().until(() -> rows() == 0);
    workers.stop();
    return done.stream().map(CallWork::call).toList();
  }

  private Rest finish(Turn turn) {
    done.add(new CallWork(turn.call(), turn.tried()));
    return new Rest.Nothing();
  }

  private Workers start(Duration polling, AdvanceCall.Handler handler, Chore... chores) {
    return workers(polling, Duration.ofMillis(200), Duration.ofSeconds(2), handler, chores);
  }

  private Workers workers(
      Duration polling,
      Duration heartbeat,
      Duration shutdown,
      AdvanceCall.Handler handler,
      Chore... chores) {
    var settings = new WorkSettings(20, polling, heartbeat, shutdown);
    var workers =
        new Workers(database.pool(), settings, handler, List.of(chores), bell, database.clock());
    started.add(workers);
    workers.start();
    return workers;
  }

  private int rows() {
    return database
        .jdbc()
        .sql("select count(*) from scheduled_tasks where task_name = 'advance-call'")
        .query(Integer.class)
        .single();
  }

  private static CallId call() {
    return new CallId(UUID.randomUUID());
  }

  @Test
  void beginsWhatThisNodeCommittedWithoutWaitingForAPoll() {
    start(NEVER, this::finish);
    var call = call();

    unitOfWork().run(() -> queue.enqueue(call, 1));

    await().atMost(Duration.ofSeconds(5)).until(() -> done.contains(new CallWork(call, 0)));
  }

  @Test
  void findsWhatAnotherNodeCommittedAtItsNextPoll() {
    start(SOON, this::finish);
    var call = call();
    var elsewhere =
        PersistenceConfiguration.queue(
            database.pool(), unitOfWork(), database.clock()::instant, new WorkBell());

    unitOfWork().run(() -> elsewhere.enqueue(call, 1));

    await().atMost(Duration.ofSeconds(5)).until(() -> done.contains(new CallWork(call, 0)));
  }

  @Test
  void comesBackAfterThePauseThatTheStepWants() {
    var call = call();
    start(
        SOON,
        turn -> {
          finish(turn);
          return turn.tried() < 2
              ? new Rest.Again(Duration.ofMillis(50), turn.tried() + 1)
              : new Rest.Nothing();
        });

    unitOfWork().run(() -> queue.enqueue(call, 1));

    await().until(() -> rows() == 0);
    assertThat(done)
        .containsExactly(new CallWork(call, 0), new CallWork(call, 1), new CallWork(call, 2));
  }

  @Test
  void leavesWhatIsForLaterToItsPauseAndRecallsWhatWaits() {
    start(SOON, this::finish);
    var waits = call();
    var failed = call();
    unitOfWork().run(() -> queue.enqueue(waits, 1, new Later(NEVER, 2, true)));
    unitOfWork().run(() -> queue.enqueue(failed, 1, new Later(NEVER, 1, false)));
    await().until(() -> restingRows() == 2);

    unitOfWork().run(queue::recall);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(done).containsExactly(new CallWork(waits, 2)));
    assertThat(restingRows()).isEqualTo(1);
  }

  @Test
  void recallsWhatWaitsForSomethingAndNothingElseAlsoAfterARestart() {
    var waits = call();
    var failed = call();
    AdvanceCall.Handler handler =
        turn -> {
          finish(turn);
          return turn.call().equals(waits) ? new Rest.Waiting(NEVER, 0) : new Rest.Again(NEVER, 1);
        };
    var before = start(SOON, handler);
    unitOfWork().run(() -> queue.enqueue(waits, 1));
    unitOfWork().run(() -> queue.enqueue(failed, 1));
    await().until(() -> restingRows() == 2);
    before.stop();
    start(SOON, handler);

    unitOfWork().run(queue::recall);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(done)
                .containsExactlyInAnyOrder(
                    new CallWork(waits, 0), new CallWork(failed, 0), new CallWork(waits, 0)));
  }

  private int restingRows() {
    return database
        .jdbc()
        .sql(
            """
            select count(*) from scheduled_tasks
            where task_name = 'advance-call' and not picked
              and execution_time > now() + interval '1 minute'
            """)
        .query(Integer.class)
        .single();
  }

  @Test
  void recallsNothingWhenTheTransactionFails() {
    var call = call();
    start(
        SOON,
        turn -> {
          finish(turn);
          return new Rest.Waiting(NEVER, 0);
        });
    unitOfWork().run(() -> queue.enqueue(call, 1));
    await().until(() -> restingRows() == 1);

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  queue.recall();
                  throw new ArithmeticException("on purpose");
                }));

    assertThat(restingRows()).isEqualTo(1);
  }

  @Test
  void comesBackToWorkThatThrewAnError() {
    var call = call();
    var failures = new AtomicInteger();
    start(
        SOON,
        turn -> {
          if (failures.incrementAndGet() == 1) {
            throw new IllegalStateException("on purpose");
          }
          return finish(turn);
        });

    unitOfWork().run(() -> queue.enqueue(call, 1));

    await().until(() -> rows() == 0);
    assertThat(done).containsExactly(new CallWork(call, 0));
  }

  @Test
  void takesOverTheWorkOfANodeThatWasKilled() {
    var call = call();
    unitOfWork().run(() -> queue.enqueue(call, 1));
    database
        .jdbc()
        .sql(
            """
            update scheduled_tasks
            set picked = true, picked_by = 'dead', last_heartbeat = now() - interval '1 minute'
            """)
        .update();

    start(SOON, this::finish);

    await().atMost(Duration.ofSeconds(20)).until(() -> done.contains(new CallWork(call, 0)));
  }

  @Test
  void leavesWorkToTheNodeThatIsAtIt() {
    var call = call();
    unitOfWork().run(() -> queue.enqueue(call, 1));
    database
        .jdbc()
        .sql(
            """
            update scheduled_tasks
            set picked = true, picked_by = 'alive', last_heartbeat = now() + interval '1 minute'
            """)
        .update();
    var other = call();

    start(SOON, this::finish);
    unitOfWork().run(() -> queue.enqueue(other, 1));

    await().until(() -> done.contains(new CallWork(other, 0)));
    assertThat(done).doesNotContain(new CallWork(call, 0));
  }

  @Test
  void doesEachPieceOnceHoweverManyNodesWork() {
    var calls = new ArrayList<CallId>();
    for (var i = 0; i < 200; i++) {
      calls.add(call());
    }
    start(SOON, this::finish);
    start(SOON, this::finish);

    unitOfWork().run(() -> calls.forEach(call -> queue.enqueue(call, 1)));

    await().atMost(Duration.ofSeconds(30)).until(() -> rows() == 0);
    assertThat(done).extracting(CallWork::call).containsExactlyInAnyOrderElementsOf(calls);
  }

  @Test
  void doesChoresAgainAndAgainEvenWhenOneThrows() {
    var runs = new AtomicInteger();
    var chore =
        new Chore(
            "sweep",
            Duration.ofMillis(50),
            () -> {
              if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
              }
            });

    start(SOON, this::finish, chore);

    await().atMost(Duration.ofSeconds(20)).until(() -> runs.get() >= 3);
  }

  @Test
  void finishesWhatIsAtHandBeforeItStops() throws InterruptedException {
    var began = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var workers = start(NEVER, turn -> waitAndFinish(turn, began, goOn));
    unitOfWork().run(() -> queue.enqueue(call(), 1));
    began.await();

    var stops = Thread.ofVirtual().start(workers::stop);
    await().until(() -> bell.reach().isEmpty());
    goOn.countDown();
    stops.join();

    assertThat(done).hasSize(1);
    assertThat(rows()).isZero();
  }

  @Test
  void givesWhatItCannotFinishToOthersWithoutHavingThemWaitForItsSilence()
      throws InterruptedException {
    var began = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var call = call();
    var here = workers(NEVER, NEVER, GRACE, turn -> hangAndFinish(turn, began, goOn));
    unitOfWork().run(() -> queue.enqueue(call, 1));
    began.await();

    here.stop();

    assertThat(pickedRows()).isZero();
    workers(SOON, NEVER, GRACE, this::finish);
    await().until(() -> rows() == 0);
    assertThat(done).containsExactly(new CallWork(call, 0));
    goOn.countDown();
  }

  /** Heeds no interruption, as a driver that waits for its server. */
  private Rest hangAndFinish(Turn turn, CountDownLatch began, CountDownLatch goOn) {
    began.countDown();
    while (goOn.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    return finish(turn);
  }

  private Rest waitAndFinish(Turn turn, CountDownLatch began, CountDownLatch goOn) {
    began.countDown();
    try {
      goOn.await();
    } catch (InterruptedException cutOff) {
      throw new IllegalStateException(cutOff);
    }
    return finish(turn);
  }

  private int pickedRows() {
    return database
        .jdbc()
        .sql("select count(*) from scheduled_tasks where picked and task_name = 'advance-call'")
        .query(Integer.class)
        .single();
  }

  @Test
  void startsAgainAfterItWasStopped() {
    var workers = start(SOON, this::finish);
    workers.stop();
    assertThat(workers.isRunning()).isFalse();
    var call = call();
    unitOfWork().run(() -> queue.enqueue(call, 1));

    workers.start();

    await().until(() -> done.contains(new CallWork(call, 0)));
  }
}
