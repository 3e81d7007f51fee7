package ai.halo.adapter.persistence;

import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which facts have been read, by their place in the feed.
 *
 * <p>Places are given out before the transaction commits, so a later place may be readable before
 * an earlier one, and a place whose transaction is rolled back stays empty for ever. A gap is kept
 * open until every transaction that was running when it was noticed has ended: then nobody is left
 * who could fill it. That needs no time limit and no clock.
 */
final class SeenFacts {
  /** A wider gap comes from no transaction: a database that restarts skips numbers too. */
  private static final long WIDEST_GAP = 10_000;

  /** Each open gap, and the transaction that had not begun yet when it was noticed. */
  private final NavigableMap<Long, Long> gaps = new TreeMap<>();

  private long highest;

  /** With everything up to this place read or given up. */
  SeenFacts(long settled) {
    this.highest = settled;
  }

  /**
   * The moment at which rows were read.
   *
   * @param oldestRunning every transaction with a smaller number has ended
   * @param next every transaction with this or a larger number had not begun
   */
  record Moment(long oldestRunning, long next) {}

  /** Notes what a query for {@link #gaps} and everything after {@link #highest} has found. */
  void see(List<Long> places, Moment moment) {
    places.forEach(gaps::remove);
    gaps.values().removeIf(next -> next <= moment.oldestRunning());
    for (var place : places) {
      if (place > highest) {
        noticeGap(highest + 1, place - 1, moment);
        highest = place;
      }
    }
  }

  private void noticeGap(long first, long last, Moment moment) {
    for (var place = Math.max(first, last - WIDEST_GAP); place <= last; place++) {
      gaps.put(place, moment.next());
    }
  }

  /** The places that may still be filled. */
  Set<Long> gaps() {
    return gaps.keySet();
  }

  /** The last place that was read. */
  long highest() {
    return highest;
  }

  /** Everything up to here has been read or will never be. */
  long settled() {
    return gaps.isEmpty() ? highest : gaps.firstKey() - 1;
  }
}
