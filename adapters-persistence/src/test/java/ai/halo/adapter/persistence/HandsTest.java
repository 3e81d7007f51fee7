package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.application.pipeline.Turn;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.WorkFact;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that a node begins with as soon as it has committed it. */
class HandsTest {
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final Executor THREADS = work -> Thread.ofVirtual().start(work);

  private final TestDatabase database = TestDatabase.empty();
  private final WorkRows rows = new WorkRows(database.jdbc());
  private final WorkBell bell = new WorkBell();
  private final JdbcWorkQueue queue =
      PersistenceConfiguration.queue(
          database.pool(), database.unitOfWork(), database.clock()::instant, bell);
  private final List<Turn> turns = new CopyOnWriteArrayList<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CallId call = new CallId(UUID.randomUUID());

  @AfterEach
  void endAll() {
    goOn.countDown();
  }

  private Hands hands(int concurrency, AdvanceCall.Handler handler) {
    var hands = new Hands("here", rows, handler, THREADS, concurrency, InstantSource.system());
    bell.connect(() -> {}, hands);
    return hands;
  }

  private Rest note(Turn turn) {
    turns.add(turn);
    return new Rest.Nothing();
  }

  private Rest noteAndWait(Turn turn) {
    turns.add(turn);
    try {
      goOn.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return new Rest.Nothing();
  }

  private boolean isFree() {
    var hand = bell.reach();
    hand.ifPresent(Hands.Hand::release);
    return hand.isPresent();
  }

  private void enqueue(CallId id) {
    database.unitOfWork().run(() -> queue.enqueue(id, 1));
  }

  private List<String> rowsWhere(String condition) {
    return database
        .jdbc()
        .sql(
            "select task_instance from scheduled_tasks where task_name = 'advance-call' and "
                + condition)
        .query(String.class)
        .list();
  }

  @Test
  void handsOnTheCallAsItWasStored() {
    hands(1, this::note);
    var stored = CallBuilder.aCall().build().asStored();

    database.unitOfWork().run(() -> queue.enqueue(stored));

    await().until(() -> turns.size() == 1 && rowsWhere("true").isEmpty());
    assertThat(turns.getFirst().known()).containsSame(stored);
  }

  @Test
  void leavesNoMomentInWhichAnotherNodeCouldTakeTheWork() {
    hands(1, this::noteAndWait);

    enqueue(call);

    assertThat(rowsWhere("picked and picked_by = 'here'")).hasSize(1);
    assertThat(rowsWhere("not picked")).isEmpty();
  }

  @Test
  void doesNothingOfWhatWasRolledBackAndHasItsHandsFreeThen() {
    hands(1, this::note);

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            database
                .unitOfWork()
                .run(() -> {
                  queue.enqueue(call, 1);
                  throw new ArithmeticException("on purpose");
                }));
    enqueue(call);

    await().until(() -> rowsWhere("true").isEmpty());
    assertThat(turns).hasSize(1);
  }

  @Test
  void leavesToWhoeverPollsWhatItHasNoHandFor() {
    hands(1, this::noteAndWait);
    enqueue(call);
    var other = new CallId(UUID.randomUUID());

    enqueue(other);

    assertThat(rowsWhere("not picked")).containsExactly(other + "/1");
  }

  @Test
  void takesTheSameRequestTwiceForOneAndKeepsItsHandFree() {
    hands(2, this::noteAndWait);
    enqueue(call);

    enqueue(call);
    enqueue(new CallId(UUID.randomUUID()));

    await().until(() -> turns.size() == 2);
    assertThat(rowsWhere("not picked")).isEmpty();
  }

  @Test
  void leavesWhatPausesOrFailsToWhoeverPollsThen() {
    hands(
        2,
        turn -> {
          note(turn);
          if (turn.call().equals(call)) {
            throw new IllegalStateException("on purpose");
          }
          return new Rest.Waiting(Duration.ofHours(1), 3);
        });
    var waits = new CallId(UUID.randomUUID());

    enqueue(call);
    enqueue(waits);

    await().until(() -> rowsWhere("not picked").size() == 2);
    assertThat(rowsWhere("consecutive_failures = 1 and execution_time < now() + interval '5 s'"))
        .containsExactly(call + "/1");
    assertThat(rowsWhere("convert_from(task_data, 'SQL_ASCII') like '% 3 waiting'"))
        .containsExactly(waits + "/1");
  }

  @Test
  void commitsNothingWithAClaimThatWasGivenToAnother() {
    var before = CallBuilder.aCall().build();
    database.calls().add(before);
    hands(
        1,
        turn -> {
          note(turn);
          database.jdbc().sql("update scheduled_tasks set version = version + 1").update();
          return database
              .unitOfWork()
              .run(() -> {
                var now = database.calls().find(before.id()).orElseThrow();
                var wish = new WorkFact.CancelRequested(now.stamp(CallBuilder.NOON), "admin");
                database.calls().save(now.with(wish));
                turn.claim().fulfil();
                return new Rest.Nothing();
              });
        });

    enqueue(before.id());

    await().until(() -> turns.size() == 1 && isFree());
    assertThat(database.calls().find(before.id()).orElseThrow().version()).isEqualTo(1);
    assertThat(rowsWhere("version = 2")).hasSize(1);
  }

  @Test
  void itsWorkIsGivenToAnotherOnceItFallsSilentAndNotBefore() {
    var here = hands(1, this::noteAndWait);
    enqueue(call);
    await().until(() -> turns.size() == 1);
    var elsewhere = new CopyOnWriteArrayList<CallId>();
    var settings = new WorkSettings(20, BEAT, BEAT, Duration.ofSeconds(2));
    var workers =
        new Workers(
            database.pool(),
            settings,
            turn -> {
              elsewhere.add(turn.call());
              return new Rest.Nothing();
            },
            List.of(),
            new WorkBell(),
            database.clock());
    workers.start();
    try {
      await()
          .during(BEAT.multipliedBy(6))
          .atMost(BEAT.multipliedBy(30))
          .until(() -> {
            here.beat(Duration.ZERO);
            return elsewhere.isEmpty();
          });

      await().until(() -> elsewhere.contains(call));
    } finally {
      workers.stop();
    }
  }
}
