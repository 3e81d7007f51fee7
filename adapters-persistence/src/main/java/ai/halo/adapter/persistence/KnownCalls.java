package ai.halo.adapter.persistence;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Calls as this node has seen them stored last: the latest so many. A call among them may be out of
 * date, but what it tells of the past is true.
 */
final class KnownCalls {
  private final int most;
  private final Map<CallId, Call> calls;

  /**
   * Of at most so many.
   *
   * @param most with a few kilobytes each
   */
  KnownCalls(int most) {
    this.most = most;
    this.calls =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<CallId, Call> eldest) {
            return size() > KnownCalls.this.most;
          }
        };
  }

  /** The call as it was known last; empty when it is not. */
  synchronized Optional<Call> get(CallId id) {
    return Optional.ofNullable(calls.get(id));
  }

  /** Forgets a call that turned out to be another. */
  synchronized void forget(CallId id) {
    calls.remove(id);
  }

  /** Remembers a call that was committed, unless a later version is known. */
  synchronized void put(Call call) {
    calls.merge(call.id(), call, (known, seen) -> known.version() > seen.version() ? known : seen);
  }
}
