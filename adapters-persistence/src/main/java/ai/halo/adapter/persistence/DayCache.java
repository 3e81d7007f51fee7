package ai.halo.adapter.persistence;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Days of calls that this node has read, with the version each had: who reads on is given only
 * those that are others by now. What was not asked for the longest goes first when there are too
 * many.
 */
final class DayCache {
  private final long capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  /** Takes about so many bytes of memory at most. */
  DayCache(long capacity) {
    this.capacity = capacity;
  }

  /**
   * Whose calls.
   *
   * @param day of UTC, counted from 1970
   */
  record Key(int day, String language) {}

  /** The calls as they were in that version. */
  record Entry(UUID version, DayOfCalls calls) {}

  /** What is known of the days that are asked for; later changes do not touch it. */
  Map<Key, Entry> known(Predicate<Key> wanted) {
    lock.lock();
    try {
      var known = new HashMap<Key, Entry>();
      entries.sequencedEntrySet().stream()
          .filter(entry -> wanted.test(entry.getKey()))
          .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
      known.keySet().forEach(entries::get); // asked for just now
      return known;
    } finally {
      lock.unlock();
    }
  }

  void keep(Key key, Entry entry) {
    lock.lock();
    try {
      var before = entries.put(key, entry);
      weight += entry.calls().weight() - (before == null ? 0 : before.calls().weight());
      while (weight > capacity) {
        weight -= entries.pollFirstEntry().getValue().calls().weight();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many days are kept. */
  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }
}
