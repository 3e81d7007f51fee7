package ai.halo.application.watch;

import ai.halo.domain.operation.Backlog;
import ai.halo.domain.port.OperationFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whether more calls may be placed. Not while those that were placed wait for somebody to take them
 * further: more of them would only wait longer, and take from what the others need.
 *
 * <p>It goes by how long the oldest work has been due, on all nodes together, and so needs to know
 * nothing of what a node, a database or a partner can do. May be asked by any number of threads: at
 * most one of them looks, once a second.
 */
public final class Intake {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final OperationFigures figures;
  private final InstantSource clock;
  private final Duration longest;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable Look last;

  private record Look(Instant at, Backlog backlog) {}

  /**
   * Open.
   *
   * @param longest how long work may have been due before no more is taken in
   */
  public Intake(OperationFigures figures, InstantSource clock, Duration longest) {
    this.figures = figures;
    this.clock = clock;
    this.longest = longest;
  }

  /** How long to wait before asking again; empty while calls may be placed. */
  public Optional<Duration> closedFor() {
    var look = latest();
    return look != null && look.backlog().oldest().compareTo(longest) > 0
        ? Optional.of(longest)
        : Optional.empty();
  }

  /** Whoever comes while somebody looks goes by the look before. */
  private @Nullable Look latest() {
    var before = last;
    var now = clock.instant();
    if ((before == null || !now.isBefore(before.at().plus(BETWEEN_LOOKS))) && looking.tryLock()) {
      try {
        last = new Look(now, figures.backlog());
      } catch (RuntimeException unreachable) {
        last = null; // whoever places a call meets the same, and is told what it is
      } finally {
        looking.unlock();
      }
    }
    return last;
  }
}
