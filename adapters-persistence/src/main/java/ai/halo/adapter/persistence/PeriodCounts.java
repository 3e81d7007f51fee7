package ai.halo.adapter.persistence;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.funnel.CallFigures.Day;
import ai.halo.domain.funnel.CallFigures.HourOfWeek;
import ai.halo.domain.funnel.CallFigures.Totals;
import ai.halo.domain.port.CallStatistics.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The figures of a period: its totals, its days, and the hours of its weeks. */
final class PeriodCounts implements CallSummary.Counter {
  private static final int HOURS_OF_DAY = 24;
  private static final int HOURS_OF_WEEK = 168;
  private static final int QUARTERS_OF_HOUR = 4;

  /** The hours of the week are counted from when 1970 began, on a Thursday. */
  private static final DayOfWeek FIRST_DAY = DayOfWeek.THURSDAY;

  private final TotalCounts totals;
  private final QuartersOfZone zone;
  private final LocalDate first;
  private final LocalDate last;

  /** Calls by day and stage, and by hour of the week and stage. */
  private final long[] days;

  private final long[] hours = new long[HOURS_OF_WEEK * TotalCounts.STAGES];

  /** What the quarters of the day at hand are in the zone; where they are added in both arrays. */
  private final int[] dayPlaces = new int[DayOfCalls.QUARTERS];

  private final int[] hourPlaces = new int[DayOfCalls.QUARTERS];

  PeriodCounts(Period period) {
    totals = new TotalCounts(period.dispositions());
    zone = QuartersOfZone.between(period.from(), period.to(), period.zone());
    first = LocalDate.ofInstant(period.from(), period.zone());
    // The day that begins at the period's end is not part of it.
    last = LocalDate.ofInstant(period.to().minusNanos(1), period.zone());
    days = new long[(int) (last.toEpochDay() - first.toEpochDay() + 1) * TotalCounts.STAGES];
  }

  @Override
  public void day(int day, DayOfCalls cells, int from, int to) {
    var kinds = cells.kinds();
    var counted = new boolean[kinds.size()];
    var stages = new int[kinds.size()];
    for (var kind = 0; kind < counted.length; kind++) {
      counted[kind] = totals.counts(kinds.get(kind));
      stages[kind] = kinds.get(kind).stage();
    }
    locate(day, from, to);
    for (var cell = 0; cell < cells.cells(); cell++) {
      var quarter = cells.quarter(cell);
      var kind = cells.kind(cell);
      if (counted[kind] && quarter >= from && quarter < to) {
        var calls = cells.calls(cell);
        totals.add(kinds.get(kind), calls, cells.talkMillis(cell));
        days[dayPlaces[quarter] + stages[kind]] += calls;
        hours[hourPlaces[quarter] + stages[kind]] += calls;
      }
    }
    totals.costs(cells, from, to);
  }

  private void locate(int day, int from, int to) {
    for (var quarter = from; quarter < to; quarter++) {
      var local = zone.local(day * DayOfCalls.QUARTERS + quarter);
      dayPlaces[quarter] = dayPlace(local);
      hourPlaces[quarter] = hourPlace(local);
    }
  }

  private int dayPlace(int local) {
    var day = Math.floorDiv(local, DayOfCalls.QUARTERS) - Math.toIntExact(first.toEpochDay());
    return day * TotalCounts.STAGES;
  }

  private static int hourPlace(int local) {
    var hour = Math.floorMod(Math.floorDiv(local, QUARTERS_OF_HOUR), HOURS_OF_WEEK);
    return hour * TotalCounts.STAGES;
  }

  @Override
  public void delta(CallDelta delta) {
    totals.delta(delta);
    if (totals.counts(delta.kind())) {
      var local = zone.local(delta.quarter());
      days[dayPlace(local) + delta.kind().stage()] += delta.calls();
      hours[hourPlace(local) + delta.kind().stage()] += delta.calls();
    }
  }

  Totals totals() {
    return totals.totals();
  }

  Map<Disposition, Long> dispositions() {
    return totals.dispositions();
  }

  List<Day> series() {
    var place = new int[] {-TotalCounts.STAGES};
    return first
        .datesUntil(last.plusDays(1))
        .map(date -> new Day(date, TotalCounts.funnel(days, place[0] += TotalCounts.STAGES)))
        .toList();
  }

  List<HourOfWeek> answers() {
    var cells = new ArrayList<HourOfWeek>();
    for (var hour = 0; hour < HOURS_OF_WEEK; hour++) {
      var funnel = TotalCounts.funnel(hours, hour * TotalCounts.STAGES);
      if (funnel.called() > 0) {
        cells.add(
            new HourOfWeek(
                FIRST_DAY.plus(hour / HOURS_OF_DAY),
                hour % HOURS_OF_DAY,
                funnel.called(),
                funnel.talked()));
      }
    }
    cells.sort(Comparator.comparing(HourOfWeek::day).thenComparingInt(HourOfWeek::hour));
    return cells;
  }
}
