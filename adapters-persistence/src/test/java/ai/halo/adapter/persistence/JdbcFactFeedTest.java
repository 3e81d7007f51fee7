package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.FactFeed;
import ai.halo.domain.port.FactFeed.Item;
import ai.halo.domain.port.FactFeed.Position;
import ai.halo.domain.port.FactFeed.Recorded;
import ai.halo.domain.port.FactFeedContract;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcFactFeedTest implements FactFeedContract {
  private final TestDatabase database = TestDatabase.empty();
  private final JdbcFactFeed feed = database.feed();
  private final JdbcFactFeed otherNode = database.feed();

  @BeforeEach
  void start() {
    feed.start();
    otherNode.start();
  }

  @AfterEach
  void stop() {
    feed.stop();
    otherNode.stop();
  }

  @Override
  public FactFeed feed() {
    return feed;
  }

  @Override
  public JdbcCalls calls() {
    return database.calls(feed::committed);
  }

  @Override
  public JdbcUnitOfWork unitOfWork() {
    return database.unitOfWork();
  }

  private Call added() {
    var call = CallBuilder.aCall().build();
    calls().add(call);
    return calls().find(call.id()).orElseThrow();
  }

  private static List<CallId> callsIn(List<Item> items) {
    return items.stream()
        .filter(Recorded.class::isInstance)
        .map(item -> ((Recorded) item).call())
        .toList();
  }

  @Test
  void tellsOnOneNodeWhatWasCommittedOnAnother() {
    var heard = new CopyOnWriteArrayList<Item>();

    try (var _ = otherNode.subscribe(Optional.empty(), heard::add)) {
      var call = added();

      // Well before the node would have looked by itself.
      await().atMost(Duration.ofSeconds(1)).until(() -> callsIn(heard).contains(call.id()));
    }
  }

  @Test
  void findsByItselfWhatNobodyToldItOf() {
    var heard = new CopyOnWriteArrayList<Item>();

    try (var _ = feed.subscribe(Optional.empty(), heard::add)) {
      var call = CallBuilder.aCall().build();
      database.calls().add(call);

      await().atMost(Duration.ofSeconds(5)).until(() -> callsIn(heard).contains(call.id()));
    }
  }

  @Test
  void losesNothingWhenItsListeningConnectionIsCut() {
    var heard = new CopyOnWriteArrayList<Item>();

    try (var _ = otherNode.subscribe(Optional.empty(), heard::add)) {
      database
          .jdbc()
          .sql(
              """
              select pg_terminate_backend(pid) from pg_stat_activity
              where query like '%halo_facts%' and pid <> pg_backend_pid()
              """)
          .query(Boolean.class)
          .list();
      var call = added();

      await().atMost(Duration.ofSeconds(5)).until(() -> callsIn(heard).contains(call.id()));
    }
  }

  @Test
  void doesNotLetAClientResumeBeyondATransactionThatIsStillRunning() throws Exception {
    var heard = new CopyOnWriteArrayList<Item>();
    var slow = CallBuilder.aCall().build();
    var written = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    Position afterFast;

    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var _ = feed.subscribe(Optional.empty(), heard::add)) {
      var running =
          threads.submit(() ->
              unitOfWork()
                  .run(() -> {
                    calls().add(slow);
                    written.countDown();
                    return waitFor(mayCommit);
                  }));
      written.await();
      var fast = added();
      await().until(() -> callsIn(heard).contains(fast.id()));
      afterFast = heard.getLast().position();
      mayCommit.countDown();
      assertThat(running.get()).isTrue();
      await().until(() -> callsIn(heard).contains(slow.id()));
    }

    var resumed = new CopyOnWriteArrayList<Item>();
    try (var _ = feed.subscribe(Optional.of(afterFast), resumed::add)) {
      await().until(() -> callsIn(resumed).contains(slow.id()));
    }
  }

  @Test
  void settlesBeyondAPlaceWhoseTransactionFailed() {
    var heard = new CopyOnWriteArrayList<Item>();

    try (var _ = feed.subscribe(Optional.empty(), heard::add)) {
      try {
        unitOfWork()
            .run(() -> {
              calls().add(CallBuilder.aCall().build());
              throw new ArithmeticException("on purpose");
            });
      } catch (ArithmeticException expected) {
        // A place in the feed stays empty.
      }
      await()
          .until(() -> {
            var call = added();
            await().until(() -> callsIn(heard).contains(call.id()));
            var place = FeedPlace.of(heard.getLast().position()).orElseThrow();
            return place.settled() == lastPlace();
          });
    }
  }

  private long lastPlace() {
    return database.jdbc().sql("select max(seq) from call_facts").query(Long.class).single();
  }

  @Test
  void resetsWhoComesFromAnotherDatabaseOrFromTheFuture() {
    var here = new CopyOnWriteArrayList<Item>();
    feed.subscribe(Optional.empty(), here::add).close();
    var place = FeedPlace.of(here.getFirst().position()).orElseThrow();
    var elsewhere = new FeedPlace("0123456789ab", place.settled());
    var future = new FeedPlace(place.epoch(), place.settled() + 1_000_000);

    for (var odd : List.of(elsewhere, future)) {
      var heard = new CopyOnWriteArrayList<Item>();
      feed.subscribe(Optional.of(odd.position()), heard::add).close();

      assertThat(heard).singleElement().isInstanceOf(FactFeed.Reset.class);
    }
  }

  @Test
  void resetsWhoMissedMoreThanIsWorthTelling() {
    var here = new CopyOnWriteArrayList<Item>();
    feed.subscribe(Optional.empty(), here::add).close();
    var call = added();
    database
        .jdbc()
        .sql(
            """
            insert into call_facts (call_id, no, type, at, status, data)
            select :call, n, 'hang_up_sent', now(), 'calling', '{}'
            from generate_series(2, :count) as n
            """)
        .param("call", call.id().value())
        .param("count", JdbcFactFeed.LONGEST_REPLAY + 1)
        .update();

    var heard = new CopyOnWriteArrayList<Item>();
    feed.subscribe(Optional.of(here.getFirst().position()), heard::add).close();

    // What this node has not read itself yet may follow as news.
    assertThat(heard).first().isInstanceOf(FactFeed.Reset.class);
  }

  @Test
  void losesNothingAndKeepsTheOrderOfEachCallWhileClientsComeAndGoAndTransactionsFail()
      throws Exception {
    var seed = ThreadLocalRandom.current().nextLong();
    var calls = IntStream.range(0, 8).mapToObj(_ -> added()).toList();
    var expected = 40;
    var client = new RestlessClient(feed, otherNode, seed);
    var clientThread = Thread.ofVirtual().start(client);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          calls.stream().map(call -> threads.submit(() -> write(call, expected))).toList();
      for (var writer : writers) {
        writer.get();
      }
    }

    await("seed " + seed)
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          for (var call : calls) {
            assertThat(client.numbersOf(call.id())).hasSize(expected);
          }
        });
    client.stop();
    clientThread.join();
    assertThat(client.jumps).as("seed " + seed).isEmpty();
  }

  /** Grows a call to so many facts; every third transaction fails after it took its places. */
  private void write(Call call, int facts) {
    for (var no = 2; no <= facts; no++) {
      var stored = calls().find(call.id()).orElseThrow();
      var next = stored.with(new WorkFact.HangUpSent(stored.stamp(Instant.EPOCH)));
      if (no % 3 == 0) {
        try {
          unitOfWork()
              .run(() -> {
                calls().save(next);
                throw new ArithmeticException("on purpose");
              });
        } catch (ArithmeticException expected) {
          // Its places stay empty.
        }
      }
      calls().save(next);
    }
  }

  /** Reads for a while on one node, goes away, and resumes on either from what it heard last. */
  private static final class RestlessClient implements Runnable {
    private final List<FactFeed> nodes;
    private final java.util.Random random;
    private final Map<CallId, Set<Integer>> known = new HashMap<>();
    private final List<String> jumps = new CopyOnWriteArrayList<>();
    private Optional<Position> last = Optional.empty();
    private volatile boolean stopped;

    RestlessClient(FactFeed one, FactFeed other, long seed) {
      nodes = List.of(one, other);
      random = new java.util.Random(seed);
      one.subscribe(Optional.empty(), item -> last = Optional.of(item.position())).close();
    }

    @Override
    public void run() {
      while (!stopped) {
        var node = nodes.get(random.nextInt(nodes.size()));
        try (var _ = node.subscribe(last, this::hear)) {
          Thread.sleep(random.nextInt(30));
        } catch (InterruptedException ended) {
          return;
        }
      }
    }

    void stop() {
      stopped = true;
    }

    private synchronized void hear(Item item) {
      if (item instanceof Recorded fact) {
        var numbers = known.computeIfAbsent(fact.call(), _ -> new HashSet<>(Set.of(1)));
        if (numbers.add(fact.no()) && !numbers.contains(fact.no() - 1)) {
          jumps.add(fact.call() + " jumped to " + fact.no());
        }
      } else {
        jumps.add("unexpected " + item);
      }
      last = Optional.of(item.position());
    }

    synchronized Set<Integer> numbersOf(CallId call) {
      return Set.copyOf(known.getOrDefault(call, Set.of()));
    }
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
