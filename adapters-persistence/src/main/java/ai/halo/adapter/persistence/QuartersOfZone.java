package ai.halo.adapter.persistence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A time zone as whole numbers: how many quarters of an hour local time is ahead of UTC, and from
 * which quarter since 1970 on.
 *
 * <p>Adding a number to a number for each of many calls is an order of magnitude cheaper than the
 * database's own conversion of instants. Every zone has been whole quarters away from UTC since
 * 1972.
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

  /** The local quarter of a column that holds quarters of UTC. Numbers only, so safe in SQL. */
  String sql(String column) {
    if (changes.isEmpty()) {
      return column + " + " + offsets.getFirst();
    }
    return "%s + (array[%s])[width_bucket(%s, array[%s]) + 1]"
        .formatted(column, list(offsets), column, list(changes));
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
