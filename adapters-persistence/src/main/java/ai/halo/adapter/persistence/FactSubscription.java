package ai.halo.adapter.persistence;

import ai.halo.domain.port.FactFeed;
import ai.halo.domain.port.FactFeed.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener: what comes while the past is told to it waits, and nothing is told at once. */
final class FactSubscription implements FactFeed.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(FactSubscription.class);

  private final ReentrantLock turn = new ReentrantLock();
  private final Consumer<Item> listener;
  private final Consumer<FactSubscription> ended;
  private List<Item> waiting = new ArrayList<>();
  private boolean live;
  private volatile boolean over;

  FactSubscription(Consumer<Item> listener, Consumer<FactSubscription> ended) {
    this.listener = listener;
    this.ended = ended;
  }

  /**
   * Tells the past, then what has come meanwhile; from now on news are told as they come. The past
   * may be long, so nobody who brings news is kept waiting for it.
   */
  void begin(List<? extends Item> past) {
    past.forEach(this::tell);
    for (var next = takeWaiting(); !next.isEmpty(); next = takeWaiting()) {
      next.forEach(this::tell);
    }
  }

  /** What has come meanwhile; when that is nothing, the subscription is live. */
  private List<Item> takeWaiting() {
    turn.lock();
    try {
      var taken = waiting;
      waiting = new ArrayList<>();
      live = taken.isEmpty();
      return taken;
    } finally {
      turn.unlock();
    }
  }

  void news(List<? extends Item> items) {
    turn.lock();
    try {
      if (live) {
        items.forEach(this::tell);
      } else if (!over) {
        waiting.addAll(items);
      }
    } finally {
      turn.unlock();
    }
  }

  private void tell(Item item) {
    if (over) {
      return;
    }
    try {
      listener.accept(item);
    } catch (RuntimeException ends) {
      LOG.debug("A listener ended its subscription: {}", ends.toString());
      close();
    }
  }

  /** Waits for a call of the listener that is under way, unless it comes from there. */
  @Override
  public void close() {
    turn.lock();
    try {
      over = true;
    } finally {
      turn.unlock();
    }
    ended.accept(this);
  }
}
