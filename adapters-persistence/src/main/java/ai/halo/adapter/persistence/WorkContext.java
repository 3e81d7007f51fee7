package ai.halo.adapter.persistence;

import ai.halo.domain.call.CallId;
import java.util.function.Supplier;

/** Surrounds the work on a call, on the thread that does it. */
public interface WorkContext {
  /** Does the work; what it answers or throws goes on to whoever asked. */
  <T> T during(CallId call, Supplier<T> work);
}
