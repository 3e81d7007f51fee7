package ai.halo.domain.port;

import ai.halo.domain.call.CallId;

/** Somebody else stored the call first: read it again, decide again. */
public final class StaleCall extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the call of that name. */
  public StaleCall(CallId id) {
    super("call %s was changed by somebody else".formatted(id));
  }
}
