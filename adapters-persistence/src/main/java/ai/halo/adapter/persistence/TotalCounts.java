package ai.halo.adapter.persistence;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.cost.Money;
import ai.halo.domain.funnel.CallFigures.Totals;
import ai.halo.domain.funnel.Funnel;
import ai.halo.domain.funnel.FunnelStage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The totals of a stretch of time: calls that were placed, by how far they came. */
final class TotalCounts implements CallSummary.Counter {
  /** Stages are numbered from 1; 0 is for calls that were not placed. */
  static final int STAGES = 8;

  private static final int FIRST_TALK = Outcome.code(FunnelStage.TALKED);

  private final Set<Disposition> wanted;
  private final long[] calls = new long[STAGES * Outcome.DISPOSITIONS];
  private final Map<String, Money> costs = new TreeMap<>();
  private long talkMillis;

  /** Of calls with one of these dispositions; of all, when there are none. */
  TotalCounts(Set<Disposition> wanted) {
    this.wanted = wanted;
  }

  /** Whether calls of that kind count. */
  boolean counts(Kind kind) {
    return kind.stage() > 0
        && (wanted.isEmpty() || kind.disposition().filter(wanted::contains).isPresent());
  }

  @Override
  public void day(int day, DayOfCalls cells, int from, int to) {
    var kinds = cells.kinds();
    var counted = new boolean[kinds.size()];
    for (var kind = 0; kind < counted.length; kind++) {
      counted[kind] = counts(kinds.get(kind));
    }
    for (var cell = 0; cell < cells.cells(); cell++) {
      var quarter = cells.quarter(cell);
      if (counted[cells.kind(cell)] && quarter >= from && quarter < to) {
        add(kinds.get(cells.kind(cell)), cells.calls(cell), cells.talkMillis(cell));
      }
    }
    costs(cells, from, to);
  }

  /** Of a day's calls that count, from one quarter of it to before another. */
  void costs(DayOfCalls cells, int from, int to) {
    cells.costs(
        from,
        to,
        cost -> {
          if (counts(cells.kinds().get(cost.kind()))) {
            charge(cost.money());
          }
        });
  }

  @Override
  public void delta(CallDelta delta) {
    if (counts(delta.kind())) {
      add(delta.kind(), delta.calls(), delta.talkMillis());
      delta.cost().ifPresent(this::charge);
    }
  }

  void add(Kind kind, long more, long millis) {
    calls[kind.outcome()] += more;
    if (kind.stage() >= FIRST_TALK) {
      talkMillis += millis;
    }
  }

  private void charge(Money money) {
    costs.merge(money.currency(), money, Money::plus);
  }

  Totals totals() {
    var stages = new long[STAGES];
    for (var outcome = 0; outcome < calls.length; outcome++) {
      stages[outcome / Outcome.DISPOSITIONS] += calls[outcome];
    }
    return new Totals(funnel(stages, 0), Duration.ofMillis(talkMillis), costs());
  }

  private List<Money> costs() {
    return costs.values().stream().filter(money -> money.amount().signum() != 0).toList();
  }

  /** Calls by what they meant; an absent one has none. */
  Map<Disposition, Long> dispositions() {
    var found = new EnumMap<Disposition, Long>(Disposition.class);
    for (var outcome = 0; outcome < calls.length; outcome++) {
      var count = calls[outcome];
      if (count != 0) {
        Outcome.of(outcome)
            .disposition()
            .ifPresent(meaning -> found.merge(meaning, count, Long::sum));
      }
    }
    return found;
  }

  /** Of counts by stage, which begin at a place in an array. */
  static Funnel funnel(long[] counts, int offset) {
    var furthest = new EnumMap<FunnelStage, Long>(FunnelStage.class);
    for (var stage : FunnelStage.values()) {
      furthest.put(stage, counts[offset + Outcome.code(stage)]);
    }
    return Funnel.ofFurthest(furthest);
  }
}
