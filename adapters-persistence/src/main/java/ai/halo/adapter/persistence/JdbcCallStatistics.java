package ai.halo.adapter.persistence;

import ai.halo.domain.funnel.CallFigures;
import ai.halo.domain.port.CallStatistics;
import java.time.Duration;
import java.util.List;

/**
 * Adds up what the summary has counted, in whole milliseconds of talk: the period and the equally
 * long one before it, from one reading.
 */
final class JdbcCallStatistics implements CallStatistics {
  private final CallSummary summary;

  JdbcCallStatistics(CallSummary summary) {
    this.summary = summary;
  }

  @Override
  public CallFigures figures(Period period) {
    var length = Duration.between(period.from(), period.to());
    var current = new PeriodCounts(period);
    var before = new TotalCounts(period.dispositions());
    summary.count(
        period.languages(),
        List.of(
            Span.between(period.from().minus(length), period.from()),
            Span.between(period.from(), period.to())),
        List.of(before, current));
    return new CallFigures(
        current.totals(),
        current.dispositions(),
        current.series(),
        current.answers(),
        before.totals());
  }
}
