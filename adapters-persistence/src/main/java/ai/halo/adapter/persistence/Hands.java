package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.WorkRows.Row;
import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.application.pipeline.Turn;
import ai.halo.domain.call.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's hands for work that it has just committed itself, and need not look for.
 *
 * <p>The row of such work tells from the first that this node is at it. It is left to whoever polls
 * where it pauses, and where something went wrong here; and to another node where this one falls
 * silent.
 */
final class Hands {
  private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final String node;
  private final WorkRows rows;
  private final AdvanceCall.Handler handler;
  private final Executor threads;
  private final InstantSource clock;
  private final Semaphore free;
  private final Map<Row, Instant> busy = new ConcurrentHashMap<>();
  private volatile boolean open = true;

  /**
   * Ready to work.
   *
   * @param node the name under which other nodes know this one
   * @param concurrency how much is taken at once
   * @param clock the one that other nodes measure this one's silence by
   */
  Hands(
      String node,
      WorkRows rows,
      AdvanceCall.Handler handler,
      Executor threads,
      int concurrency,
      InstantSource clock) {
    this.node = node;
    this.rows = rows;
    this.handler = handler;
    this.threads = threads;
    this.free = new Semaphore(concurrency);
    this.clock = clock;
  }

  /** A free hand, if there is one; it has to be used or released. */
  Optional<Hand> reach() {
    return open && free.tryAcquire() ? Optional.of(new Hand()) : Optional.empty();
  }

  /** Takes nothing more; what is at hand goes on. */
  void close() {
    open = false;
  }

  /**
   * Gives what this node still has in its hands to whoever polls next; answers how much it was.
   * Whatever here is not over yet commits nothing any more.
   */
  int handOver() {
    return rows.handOver(node, clock.instant());
  }

  /** Tells other nodes that this one is alive, where it has been at something for a while. */
  void beat(Duration every) {
    var now = clock.instant();
    var before = now.minus(every.dividedBy(2));
    var instances =
        busy.entrySet().stream()
            .filter(work -> work.getValue().isBefore(before))
            .map(work -> work.getKey().instance())
            .toList();
    if (!instances.isEmpty()) {
      rows.beat(node, instances, now);
    }
  }

  /** One of them, kept free for something. */
  final class Hand {
    private Hand() {}

    /** Whose it is. */
    String node() {
      return node;
    }

    /** It is not needed after all. */
    void release() {
      free.release();
    }

    /** Does the work of a row that is committed, in a thread of its own. */
    void begin(Row row, CallWork work, Optional<Call> known) {
      busy.put(row, clock.instant());
      try {
        threads.execute(() -> {
          try {
            perform(row, work, known);
          } finally {
            end(row);
          }
        });
      } catch (RejectedExecutionException stopped) {
        end(row); // its silence tells the others
      }
    }

    private void end(Row row) {
      busy.remove(row);
      free.release();
    }
  }

  private void perform(Row row, CallWork work, Optional<Call> known) {
    var claim = new RowClaim(rows, row, work.call());
    try {
      var rest = handler.advance(new Turn(work.call(), known, work.tried(), claim));
      switch (rest) {
        case Rest.Nothing _ -> claim.fulfilUnlessDone();
        case Rest.Again again ->
            putOff(row, new CallWork(work.call(), again.tried()), again.pause(), 0);
        case Rest.Waiting waiting ->
            putOff(row, CallWork.waiting(work.call(), waiting.tried()), waiting.pause(), 0);
      }
    } catch (Turn.Lost lost) {
      LOG.info("{}", lost.getMessage());
    } catch (RuntimeException failed) {
      LOG.warn("Work on call {} failed and is done again", work.call(), failed);
      leave(row, work);
    }
  }

  /** Where not even that works, the silence about the row gives it to another. */
  private void leave(Row row, CallWork work) {
    try {
      putOff(row, work, AFTER_FAILURE, 1);
    } catch (RuntimeException unreachable) {
      LOG.debug("A row is left to time: {}", unreachable.getMessage());
    }
  }

  private void putOff(Row row, CallWork work, Duration pause, int failures) {
    rows.putOff(row, work, clock.instant().plus(pause), failures);
  }
}
