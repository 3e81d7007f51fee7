package ai.halo.domain.port;

import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.Stranger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells a database that lost some of its past from the one that was written last. Each attempt
 * belongs to the epoch it was opened in, and only those of the current epoch are granted, revoked
 * or dialled anew. Called inside a {@link UnitOfWork}.
 */
public interface DialEpochs {
  /** The current epoch, which stays so until the open transaction ends. */
  Epoch current();

  /**
   * Whether the database is another one than the one remembered, or went on from an earlier point
   * of it. Remembers the first one it sees.
   */
  boolean isAnother();

  /**
   * Begins the next epoch, and remembers this database.
   *
   * @param lostFrom what happened since then may be missing; empty for the time of the last fact
   */
  Epoch raise(Optional<Instant> lostFrom);

  /** Attempts of earlier epochs that are still open, the oldest first. */
  List<DialAttempt> openBefore(int limit);

  /** How many attempts of earlier epochs are still open. */
  int countOpenBefore();

  /** Counts attempts of earlier epochs that were settled in this one. */
  void settled(int more);

  /**
   * Notes a session that belongs to no attempt of this database; one that is noted already, or one
   * too many, is not.
   *
   * @return whether it was noted now
   */
  boolean add(Stranger stranger);

  /** The strangers of the current epoch, the latest first; as many as are kept. */
  List<Stranger> strangers();

  /**
   * An epoch.
   *
   * @param number from 1
   * @param since when it began
   * @param lostFrom what happened between then and {@code since} may be missing; empty for the
   *     first
   * @param settled how many attempts of earlier epochs were settled in it
   */
  record Epoch(int number, Instant since, Optional<Instant> lostFrom, int settled) {}
}
