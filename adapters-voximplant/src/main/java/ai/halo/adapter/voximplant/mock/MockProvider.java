package ai.halo.adapter.voximplant.mock;

import ai.halo.adapter.voximplant.mock.SessionEvent.Cut;
import ai.halo.adapter.voximplant.mock.SessionEvent.Started;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.ReportLine;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the sessions and runs them.
 *
 * <p>A session exists from the moment it is remembered, also while the provider does not run: it
 * goes on at the next start.
 */
final class MockProvider implements AutoCloseable {
  /** What is held at once: a few kilobytes each. */
  static final int MOST_SESSIONS = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(MockProvider.class);

  /** How many sessions speak with HALO at once, so that they never starve its other users. */
  private static final int AT_ONCE = 8;

  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

  private final SessionLog log;
  private final DialogueBook book;
  private final double speed;
  private final Patience patience;
  private final InstantSource clock;
  private final Supplier<AskPermit> askPermit;
  private final Supplier<ReportLine> reportLine;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Map<SessionId, MockSession> running = new ConcurrentHashMap<>();
  private Optional<ExecutorService> threads = Optional.empty();
  private volatile boolean stopping;

  /**
   * With this memory.
   *
   * @param speed how many times faster than life calls pass
   * @param askPermit asked for only while sessions run, since the use case may not exist before
   * @param reportLine likewise
   */
  MockProvider(
      SessionLog log,
      DialogueBook book,
      double speed,
      Patience patience,
      InstantSource clock,
      Supplier<AskPermit> askPermit,
      Supplier<ReportLine> reportLine) {
    this.log = log;
    this.book = book;
    this.speed = speed;
    this.patience = patience;
    this.clock = clock;
    this.askPermit = askPermit;
    this.reportLine = reportLine;
  }

  /**
   * A new session with this attempt and ticket; empty when there are too many.
   *
   * @throws java.io.UncheckedIOException when it could not be remembered; there is none then
   */
  Optional<SessionId> create(SessionId id, AttemptId attempt, Ticket ticket) {
    if (log.size() >= MOST_SESSIONS) {
      return Optional.empty();
    }
    log.remember(new Started(id, attempt, ticket, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    launch(id);
    return Optional.of(id);
  }

  /**
   * Ends the line of a session; one that is over, was told before or never was stays as it is.
   *
   * @throws java.io.UncheckedIOException when it could not be remembered; the line goes on then
   */
  void cut(SessionId id) {
    var session = log.find(id);
    if (session.isEmpty() || session.get().cut().isPresent()) {
      return;
    }
    log.remember(new Cut(id, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    Optional.ofNullable(running.get(id)).ifPresent(MockSession::wake);
  }

  /** Runs all sessions that are not over, and those to come. */
  void start() {
    synchronized (this) {
      if (threads.isPresent()) {
        return;
      }
      stopping = false;
      var names = Thread.ofVirtual().name("mock-session-", 0).factory();
      threads = Optional.of(Executors.newThreadPerTaskExecutor(names));
    }
    var sessions = log.open();
    sessions.forEach(session -> launch(session.started().session()));
    LOG.info(
        "the mock provider knows {} dialogues and goes on with {} sessions",
        book.size(),
        sessions.size());
  }

  /** Lets every session come to rest. They go on at the next start. */
  void stop() {
    ExecutorService ending;
    synchronized (this) {
      if (threads.isEmpty()) {
        return;
      }
      ending = threads.get();
      threads = Optional.empty();
      stopping = true;
    }
    List.copyOf(running.values()).forEach(MockSession::stop);
    ending.shutdown();
    awaitEnd(ending);
  }

  @Override
  public void close() {
    stop();
    log.close();
  }

  /** How many sessions run now. */
  int running() {
    return running.size();
  }

  /**
   * Speaks with HALO, waiting for a turn.
   *
   * @throws InterruptedException when the provider is stopped meanwhile
   */
  <T> T inTurn(Supplier<T> talk) throws InterruptedException {
    turns.acquire();
    try {
      if (stopping) {
        throw new InterruptedException("the provider is stopping");
      }
      return talk.get();
    } finally {
      turns.release();
    }
  }

  /** A session runs no longer. */
  void over(MockSession session) {
    running.remove(session.id(), session);
  }

  SessionLog log() {
    return log;
  }

  DialogueBook book() {
    return book;
  }

  double speed() {
    return speed;
  }

  Patience patience() {
    return patience;
  }

  InstantSource clock() {
    return clock;
  }

  AskPermit askPermit() {
    return askPermit.get();
  }

  ReportLine reportLine() {
    return reportLine.get();
  }

  private synchronized void launch(SessionId id) {
    threads.ifPresent(executor -> {
      var session = new MockSession(id, this);
      if (running.putIfAbsent(id, session) == null) {
        executor.execute(session);
      }
    });
  }

  private static void awaitEnd(ExecutorService ending) {
    try {
      if (!ending.awaitTermination(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("some sessions do not come to rest and are interrupted");
        ending.shutdownNow();
      }
    } catch (InterruptedException e) {
      ending.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
