package ai.halo.bootstrap.trace;

import ai.halo.domain.call.CallId;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Names the trace of a call by the call itself: the trace's id is the call's, the first span's is
 * the second half of it.
 *
 * <p>So the context is stored as durably as the call: whichever node goes on with it, hours later
 * and after any crash, knows the trace without having been told.
 */
final class CallSpans implements IdGenerator {
  private static final long SHARES = 1L << 24;
  private static final ThreadLocal<CallId> FIRST = new ThreadLocal<>();

  private final IdGenerator random = IdGenerator.random();

  static String trace(CallId call) {
    return call.toString().replace("-", "");
  }

  /** Never zero, which is no span: a UUID's second half begins with its variant. */
  static String first(CallId call) {
    return HexFormat.of().toHexDigits(call.value().getLeastSignificantBits());
  }

  /** Where all other spans of a call hang. */
  static SpanContext parent(CallId call) {
    return SpanContext.createFromRemoteParent(
        trace(call), first(call), TraceFlags.getSampled(), TraceState.getDefault());
  }

  /** Whether a call is among those that are told of; the same answer everywhere. */
  static boolean isAmong(CallId call, double share) {
    return (call.value().getLeastSignificantBits() & (SHARES - 1)) < share * SHARES;
  }

  /** Has the span that is started within be a call's first. */
  <T> T first(CallId call, Supplier<T> start) {
    FIRST.set(call);
    try {
      return start.get();
    } finally {
      FIRST.remove();
    }
  }

  @Override
  public String generateTraceId() {
    var call = FIRST.get();
    return call == null ? random.generateTraceId() : trace(call);
  }

  @Override
  public String generateSpanId() {
    var call = FIRST.get();
    return call == null ? random.generateSpanId() : first(call);
  }
}
