package ai.halo.adapter.persistence;

import ai.halo.domain.cost.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The calls of one day and language, counted by quarter of an hour and kind: as a row holds them,
 * and laid out so that a hundred thousand cells are added up within a millisecond.
 */
final class DayOfCalls {
  /** In a day. */
  static final int QUARTERS = 96;

  /** Without any call. */
  static final DayOfCalls EMPTY =
      new DayOfCalls(List.of(), new int[0], new long[0], new long[0], List.of());

  private final List<Kind> kinds;

  /** Quarter × number of kinds + kind, ascending. */
  private final int[] places;

  private final long[] calls;
  private final long[] talkMillis;
  private final List<Cost> costs;
  private final List<Cost> costsOfDay;

  private DayOfCalls(
      List<Kind> kinds, int[] places, long[] calls, long[] talkMillis, List<Cost> costs) {
    this.kinds = List.copyOf(kinds);
    this.places = places;
    this.calls = calls;
    this.talkMillis = talkMillis;
    this.costs = List.copyOf(costs);
    this.costsOfDay = ofDay(this.costs);
  }

  /**
   * What calls cost.
   *
   * @param quarter of the day
   * @param kind its place among the kinds
   */
  record Cost(int quarter, int kind, Money money) {}

  private static List<Cost> ofDay(List<Cost> costs) {
    var sums = new TreeMap<Integer, Map<String, Money>>();
    costs.forEach(cost ->
        sums.computeIfAbsent(cost.kind(), _ -> new TreeMap<>())
            .merge(cost.money().currency(), cost.money(), Money::plus));
    var all = new ArrayList<Cost>();
    sums.forEach((kind, moneys) -> moneys.values().forEach(sum -> all.add(new Cost(0, kind, sum))));
    return List.copyOf(all);
  }

  List<Kind> kinds() {
    return kinds;
  }

  int cells() {
    return places.length;
  }

  /** Of the day, from 0 to 95. */
  int quarter(int cell) {
    return places[cell] / kinds.size();
  }

  /** Its place among the kinds. */
  int kind(int cell) {
    return places[cell] % kinds.size();
  }

  long calls(int cell) {
    return calls[cell];
  }

  long talkMillis(int cell) {
    return talkMillis[cell];
  }

  /** The costs from one quarter of the day to before another; those of a whole day are few. */
  void costs(int from, int to, Consumer<Cost> visitor) {
    if (from <= 0 && to >= QUARTERS) {
      costsOfDay.forEach(visitor);
      return;
    }
    for (var cost : costs) {
      if (cost.quarter() >= from && cost.quarter() < to) {
        visitor.accept(cost);
      }
    }
  }

  /** About how many bytes of memory it takes. */
  int weight() {
    return 200 + 20 * places.length + 100 * costs.size() + 80 * kinds.size();
  }

  /** Together with what was changed since; kinds that no call is of any more leave no trace. */
  DayOfCalls plus(Collection<CallDelta> deltas) {
    var sums = new Sums();
    for (var cell = 0; cell < cells(); cell++) {
      sums.count(quarter(cell), kinds.get(kind(cell)), calls[cell], talkMillis[cell]);
    }
    costs.forEach(cost -> sums.charge(cost.quarter(), kinds.get(cost.kind()), cost.money()));
    deltas.forEach(sums::add);
    return sums.day();
  }

  /** Words of every kind first, then the cells, then the costs: all in whole numbers. */
  byte[] write() {
    var out = new Varints.Writer();
    out.number(FORMAT);
    out.number(kinds.size());
    for (var kind : kinds) {
      out.text(kind.status());
      out.text(kind.crmStatus());
      out.number(kind.outcome());
    }
    out.number(places.length);
    var before = 0;
    for (var cell = 0; cell < places.length; cell++) {
      out.number(places[cell] - before);
      before = places[cell];
      out.signed(calls[cell]);
      out.signed(talkMillis[cell]);
    }
    out.number(costs.size());
    for (var cost : costs) {
      out.number(cost.quarter());
      out.number(cost.kind());
      out.text(cost.money().currency());
      out.signed(cost.money().amount().scale());
      out.big(cost.money().amount().unscaledValue());
    }
    return out.bytes();
  }

  private static final int FORMAT = 1;

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalStateException for bytes of another format
   */
  static DayOfCalls read(byte[] bytes) {
    var in = new Varints.Reader(bytes);
    if (in.number() != FORMAT) {
      throw new IllegalStateException("calls were counted in a format this version cannot read");
    }
    var kinds = new ArrayList<Kind>();
    for (var left = in.number(); left > 0; left--) {
      kinds.add(new Kind(in.text(), in.text(), in.number()));
    }
    var size = in.number();
    var places = new int[size];
    var calls = new long[size];
    var talkMillis = new long[size];
    var before = 0;
    for (var cell = 0; cell < size; cell++) {
      before += in.number();
      places[cell] = before;
      calls[cell] = in.signed();
      talkMillis[cell] = in.signed();
    }
    var costs = new ArrayList<Cost>();
    for (var left = in.number(); left > 0; left--) {
      costs.add(new Cost(in.number(), in.number(), money(in)));
    }
    return new DayOfCalls(kinds, places, calls, talkMillis, costs);
  }

  private static Money money(Varints.Reader in) {
    var currency = in.text();
    var scale = Math.toIntExact(in.signed());
    return new Money(new BigDecimal(in.big(), scale), currency);
  }

  /** Cells that are being added up. */
  private static final class Sums {
    private record Place(int quarter, Kind kind) {}

    private record Charge(int quarter, Kind kind, String currency) {}

    private static final Comparator<Place> PLACES =
        Comparator.comparingInt(Place::quarter).thenComparing(Place::kind);

    private static final Comparator<Charge> CHARGES =
        Comparator.comparingInt(Charge::quarter)
            .thenComparing(Charge::kind)
            .thenComparing(Charge::currency);

    private final Map<Place, long[]> counts = new TreeMap<>(PLACES);
    private final Map<Charge, Money> charges = new TreeMap<>(CHARGES);

    void add(CallDelta delta) {
      count(delta.quarterOfDay(), delta.kind(), delta.calls(), delta.talkMillis());
      delta.cost().ifPresent(money -> charge(delta.quarterOfDay(), delta.kind(), money));
    }

    void count(int quarter, Kind kind, long calls, long talkMillis) {
      var sum = counts.computeIfAbsent(new Place(quarter, kind), _ -> new long[2]);
      sum[0] += calls;
      sum[1] += talkMillis;
    }

    void charge(int quarter, Kind kind, Money money) {
      charges.merge(new Charge(quarter, kind, money.currency()), money, Money::plus);
    }

    DayOfCalls day() {
      counts.values().removeIf(sum -> sum[0] == 0 && sum[1] == 0);
      charges.values().removeIf(money -> money.amount().signum() == 0);
      var known = new TreeSet<Kind>();
      counts.keySet().forEach(place -> known.add(place.kind()));
      charges.keySet().forEach(charge -> known.add(charge.kind()));
      var kinds = List.copyOf(known);
      var places = new int[counts.size()];
      var calls = new long[counts.size()];
      var talkMillis = new long[counts.size()];
      var cell = 0;
      for (var sum : counts.entrySet()) {
        var place = sum.getKey();
        places[cell] =
            place.quarter() * kinds.size() + Collections.binarySearch(kinds, place.kind());
        calls[cell] = sum.getValue()[0];
        talkMillis[cell] = sum.getValue()[1];
        cell++;
      }
      var costs = new ArrayList<Cost>();
      charges.forEach((charge, money) ->
          costs.add(
              new Cost(charge.quarter(), Collections.binarySearch(kinds, charge.kind()), money)));
      return new DayOfCalls(kinds, places, calls, talkMillis, costs);
    }
  }
}
