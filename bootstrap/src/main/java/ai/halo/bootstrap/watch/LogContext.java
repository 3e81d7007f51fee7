package ai.halo.bootstrap.watch;

import ai.halo.adapter.persistence.WorkContext;
import ai.halo.domain.call.CallId;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** What stands beside every line that is logged while a call is taken further. */
final class LogContext implements WorkContext {
  static final String CALL = "call_id";
  static final String TRACE = "trace_id";

  @Override
  public <T> T during(CallId call, Supplier<T> work) {
    try (var _ = MDC.putCloseable(CALL, call.toString());
        var _ = MDC.putCloseable(TRACE, trace(call))) {
      return work.get();
    }
  }

  /** The name of a call's trace: its id, without the dashes. */
  static String trace(CallId call) {
    return call.toString().replace("-", "");
  }
}
