package ai.halo.application.usecase;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.funnel.CallFigures;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.CallStatistics;
import java.util.Optional;

/** Looks at calls: one, a page of them, or their figures. */
public final class BrowseCalls {
  private final CallRepository calls;
  private final CallList list;
  private final CallStatistics statistics;

  /** On these ports. */
  public BrowseCalls(CallRepository calls, CallList list, CallStatistics statistics) {
    this.calls = calls;
    this.list = list;
    this.statistics = statistics;
  }

  /** The call of that name. */
  public Optional<Call> one(CallId id) {
    return calls.find(id);
  }

  /** One page of the calls that match, newest first. */
  public CallList.Page page(CallList.Filter filter, Optional<CallList.Key> after, int limit) {
    return list.page(filter, after, limit);
  }

  /** The figures of a period. */
  public CallFigures figures(CallStatistics.Period period) {
    return statistics.figures(period);
  }
}
