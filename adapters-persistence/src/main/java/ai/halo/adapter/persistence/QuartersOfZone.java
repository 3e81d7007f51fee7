package ai.halo.adapter.persistence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A time zone as whole numbers: how many quarters of an hour local time is ahead of UTC, and from
 * which quarter since 1970 on.
 *
 * <p>Every zone has been whole quarters away from UTC since 1972.
 *
 * @param changes when the next offset begins, ascending
 * @param offsets one more than there are changes
 */
record QuartersOfZone(List<Integer> changes, List<Integer> offsets) {
  private static final int SECONDS = 15 * 60;

  static QuartersOfZone between(Instant from, Instant to, ZoneId zone) {
    var rules = zone.getRules();
    var changes = new ArrayList<Integer>();
    var offsets = new ArrayList<Integer>();
    offsets.add(quarters(rules.getOffset(from)));
    for (var next = rules.nextTransition(from);
        next != null && next.getInstant().isBefore(to);
        next = rules.nextTransition(next.getInstant())) {
      changes.add(Math.toIntExact(Math.floorDiv(next.getInstant().getEpochSecond(), SECONDS)));
      offsets.add(quarters(next.getOffsetAfter()));
    }
    return new QuartersOfZone(List.copyOf(changes), List.copyOf(offsets));
  }

  private static int quarters(ZoneOffset offset) {
    return Math.floorDiv(offset.getTotalSeconds(), SECONDS);
  }

  /** The local quarter of a quarter of UTC. */
  int local(int quarter) {
    var passed = 0;
    while (passed < changes.size() && changes.get(passed) <= quarter) {
      passed++;
    }
    return quarter + offsets.get(passed);
  }
}
