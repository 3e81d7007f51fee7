package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.WorkQueue.Later;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node whose machine is an hour ahead of the database: here the database is an hour behind. */
class WrongClockTest {
  private static final String SCHEMA = "an_hour_behind";
  private static final Duration BEAT = Duration.ofMillis(200);

  private final TestDatabase database = TestDatabase.empty();
  private final List<CallId> done = new CopyOnWriteArrayList<>();
  private final WorkBell bell = new WorkBell();
  private DatabaseClock clock = database.clock();

  @BeforeEach
  void putTheDatabaseBack() {
    database.jdbc().sql("create schema " + SCHEMA).update();
    database
        .jdbc()
        .sql(
            """
            create function an_hour_behind.clock_timestamp() returns timestamptz language sql as
              'select pg_catalog.clock_timestamp() - interval ''1 hour'''
            """)
        .update();
    var url = database.address().jdbcUrl();
    var behind =
        new DatabaseAddress(
            url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA + ",pg_catalog",
            database.address().user(),
            database.address().password());
    clock = DatabaseClock.of(Database.at(behind).dedicated());
  }

  @AfterEach
  void putItRight() {
    database.jdbc().sql("drop schema an_hour_behind cascade").update();
  }

  private Workers workers() {
    var settings = new WorkSettings(20, BEAT, BEAT, BEAT);
    return new Workers(
        database.pool(),
        settings,
        turn -> {
          done.add(turn.call());
          return new Rest.Nothing();
        },
        List.of(),
        bell,
        clock);
  }

  @Test
  void takesOverTheWorkOfTheDeadAtOnceAndStartsNothingEarly() {
    assertThat(clock.instant()).isBefore(Instant.now().minus(Duration.ofMinutes(50)));
    var queue =
        PersistenceConfiguration.queue(
            database.pool(), database.unitOfWork(), clock::instant, bell);
    var ofTheDead = new CallId(UUID.randomUUID());
    var later = new CallId(UUID.randomUUID());
    queue.enqueue(ofTheDead, 1, Later.NOW);
    database
        .jdbc()
        .sql(
            """
            update scheduled_tasks set picked = true, picked_by = 'dead',
              last_heartbeat = now() - interval '61 minutes'
            """)
        .update();
    queue.enqueue(later, 1, new Later(Duration.ofMinutes(30), 0, false));

    var workers = workers();
    workers.start();
    try {
      await().atMost(Duration.ofSeconds(20)).until(() -> done.contains(ofTheDead));
      assertThat(done).containsExactly(ofTheDead);
    } finally {
      workers.stop();
    }
  }
}
