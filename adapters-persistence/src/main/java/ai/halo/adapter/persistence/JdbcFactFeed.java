package ai.halo.adapter.persistence;

import ai.halo.domain.port.FactFeed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads new facts once for all listeners of this node: at once when it is told of a commit, and
 * every now and then by itself. While nobody listens it only keeps its place, now and then.
 */
final class JdbcFactFeed implements FactFeed, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcFactFeed.class);

  /** Who was away for longer reads everything anew, which is cheaper than to be told. */
  static final int LONGEST_REPLAY = 10_000;

  /** Before whoever listens, after the database. */
  private static final int PHASE = 0;

  private static final int PAGE = 2_000;
  private static final Duration LOOK_ANYWAY = Duration.ofMillis(1_500);

  /** What is committed meanwhile is read together; nobody sees the difference on a screen. */
  private static final Duration BETWEEN_READINGS = Duration.ofMillis(5);

  private static final Duration LOOK_FOR_GAPS = Duration.ofMillis(50);

  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  private final FactRows rows;
  private final Neighbours neighbours;
  private final Semaphore news = new Semaphore(0);
  private final Set<FactSubscription> subscriptions = ConcurrentHashMap.newKeySet();

  /** Guards what has been seen, together with who is told of it. */
  private final ReentrantLock reading = new ReentrantLock();

  private String epoch = "";
  private SeenFacts seen = new SeenFacts(0);
  private volatile boolean running;
  private @Nullable Thread reader;

  JdbcFactFeed(JdbcClient jdbc, DataSource dedicated, FactJson json) {
    this.rows = new FactRows(jdbc, json);
    this.neighbours = new Neighbours(jdbc, dedicated, this::wake);
  }

  /** To be called whenever facts were committed here; never waits. */
  void committed() {
    wake();
    neighbours.tell();
  }

  /** Whoever subscribes meanwhile has everything read that was committed before. */
  private void wake() {
    if (!subscriptions.isEmpty()) {
      news.release();
    }
  }

  @Override
  public void start() {
    epoch = rows.epoch();
    seen = new SeenFacts(rows.beginning());
    while (readPage()) {
      // The recent past has no listeners yet; reading it finds the gaps in it.
    }
    running = true;
    reader = Thread.ofVirtual().name("facts-read").start(this::readOn);
    neighbours.start();
  }

  @Override
  public void stop() {
    running = false;
    news.release();
    neighbours.stop();
    Neighbours.await(reader);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void readOn() {
    var failing = false;
    while (running) {
      try {
        // A commit sets off a reading at once; what comes meanwhile sets off one more.
        if (news.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
        while (running && readPage()) {
          // There is more.
        }
        failing = false;
        Thread.sleep(BETWEEN_READINGS);
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException failed) {
        if (!failing) {
          LOG.warn("New facts cannot be read until further notice: {}", failed.getMessage());
        }
        failing = true;
        if (!rest()) {
          return;
        }
      }
    }
  }

  private Duration pause() {
    if (subscriptions.isEmpty()) {
      return LOOK_ANYWAY;
    }
    reading.lock();
    try {
      return seen.gaps().isEmpty() ? LOOK_ANYWAY : LOOK_FOR_GAPS;
    } finally {
      reading.unlock();
    }
  }

  private static boolean rest() {
    try {
      Thread.sleep(AFTER_FAILURE);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  /**
   * Reads and tells one page; answers whether there may be another. What nobody listens to is not
   * read whole.
   */
  private boolean readPage() {
    reading.lock();
    try {
      var page =
          subscriptions.isEmpty()
              ? rows.places(seen.gaps(), seen.highest(), PAGE)
              : rows.news(seen.gaps(), seen.highest(), PAGE);
      if (page.places().isEmpty() && seen.gaps().isEmpty()) {
        return false;
      }
      seen.see(page.places(), page.moment());
      if (!page.facts().isEmpty()) {
        var items = told(page.facts());
        subscriptions.forEach(subscription -> subscription.news(items));
      }
      return page.places().size() >= PAGE;
    } finally {
      reading.unlock();
    }
  }

  /**
   * Facts as they are told. Who resumes after one of them must be told again of all that was not
   * settled yet, so its position is no later than that.
   */
  private List<Recorded> told(List<FactRows.Placed> facts) {
    var settled = seen.settled();
    return facts.stream()
        .map(fact -> fact.told(new FeedPlace(epoch, Math.min(fact.place(), settled))))
        .toList();
  }

  @Override
  public Subscription subscribe(Optional<Position> after, Consumer<Item> listener) {
    var subscription = new FactSubscription(listener, subscriptions::remove);
    FeedPlace here;
    reading.lock();
    try {
      while (subscriptions.isEmpty() && readPage()) {
        // What was committed while nobody listened is not news to the first who does.
      }
      subscriptions.add(subscription);
      here = new FeedPlace(epoch, seen.settled());
    } finally {
      reading.unlock();
    }
    news.release();
    var began = false;
    try {
      subscription.begin(past(after, here));
      began = true;
      return subscription;
    } finally {
      if (!began) {
        subscription.close();
      }
    }
  }

  /**
   * Read after the subscription is known, so that nothing falls in between; some may come twice.
   */
  private List<? extends Item> past(Optional<Position> after, FeedPlace here) {
    if (after.isEmpty()) {
      return List.of(new Started(here.position()));
    }
    var from = after.flatMap(FeedPlace::of).filter(place -> place.epoch().equals(epoch));
    if (from.isEmpty()) {
      return List.of(new Reset(here.position()));
    }
    var place = from.get().settled();
    var missed = rows.after(place, LONGEST_REPLAY + 1);
    var fromTheFuture = missed.isEmpty() && place > here.settled() && place > rows.last();
    if (fromTheFuture || missed.size() > LONGEST_REPLAY) {
      return List.of(new Reset(here.position()));
    }
    return missed.stream()
        .map(fact -> {
          var settled = Math.max(place, Math.min(fact.place(), here.settled()));
          return fact.told(new FeedPlace(epoch, settled));
        })
        .toList();
  }
}
