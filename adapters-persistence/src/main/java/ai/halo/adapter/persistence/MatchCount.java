package ai.halo.adapter.persistence;

import ai.halo.domain.Word;
import ai.halo.domain.port.CallList.Filter;
import java.util.Set;
import java.util.stream.Collectors;

/** How many calls of a stretch of time match a filter of words. */
final class MatchCount implements CallSummary.Counter {
  private final Filter filter;
  private final Set<String> statuses;
  private final Set<String> crmStatuses;
  private long calls;

  MatchCount(Filter filter) {
    this.filter = filter;
    this.statuses = words(filter.statuses());
    this.crmStatuses = words(filter.crmStatuses());
  }

  private static Set<String> words(Set<? extends Word> members) {
    return members.stream().map(Word::word).collect(Collectors.toSet());
  }

  private boolean matches(Kind kind) {
    return (statuses.isEmpty() || statuses.contains(kind.status()))
        && (crmStatuses.isEmpty() || crmStatuses.contains(kind.crmStatus()))
        && (filter.dispositions().isEmpty()
            || kind.disposition().filter(filter.dispositions()::contains).isPresent());
  }

  @Override
  public void day(int day, DayOfCalls cells, int from, int to) {
    var matching = new boolean[cells.kinds().size()];
    for (var kind = 0; kind < matching.length; kind++) {
      matching[kind] = matches(cells.kinds().get(kind));
    }
    for (var cell = 0; cell < cells.cells(); cell++) {
      var quarter = cells.quarter(cell);
      if (matching[cells.kind(cell)] && quarter >= from && quarter < to) {
        calls += cells.calls(cell);
      }
    }
  }

  @Override
  public void delta(CallDelta delta) {
    if (matches(delta.kind())) {
      calls += delta.calls();
    }
  }

  long calls() {
    return calls;
  }
}
