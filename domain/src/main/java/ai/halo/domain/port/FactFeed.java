package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Fact;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The facts of all calls as they are committed, on whichever node.
 *
 * <p>Delivery is at least once; the facts of one call come in the order of their numbers. A reader
 * that knows the numbers it has seen loses nothing and sees nothing twice.
 */
public interface FactFeed {
  /**
   * Listens from now on, after everything since {@code after} was told again.
   *
   * @param after a position that was handed out before; empty to begin with what comes now
   * @param listener called from one thread at a time; it must not block, and what it throws ends
   *     the subscription
   */
  Subscription subscribe(Optional<Position> after, Consumer<Item> listener);

  /**
   * A place in the feed: everything before it has been told. Opaque, printable, at most 64
   * characters.
   */
  record Position(String value) {}

  /** What a listener is told. */
  sealed interface Item {
    /** Where to resume from to miss nothing after this item. */
    Position position();
  }

  /**
   * A fact was committed.
   *
   * @param no its number within its call, from 1, in the order of recording
   * @param status the label the call had after it
   */
  record Recorded(Position position, CallId call, int no, Fact fact, CallStatus status)
      implements Item {}

  /** What came after the given position cannot be told again: read everything anew. */
  record Reset(Position position) implements Item {}

  /** Everything up to here has been told; the first item of every subscription without a replay. */
  record Started(Position position) implements Item {}

  /** An interest in the feed. */
  interface Subscription extends AutoCloseable {
    /** Ends it; the listener is not called again once this returns. */
    @Override
    void close();
  }
}
