package ai.halo.application.pipeline;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import java.util.Optional;

/**
 * Somebody's turn to take a call further.
 *
 * @param call which one
 * @param known the call as it was stored a moment ago, so that it need not be read; empty where
 *     nobody knows. An outdated one does no harm: what is decided on it is not stored, and decided
 *     anew.
 * @param tried how often the step at hand was tried before; 0 for a fresh one
 * @param claim what makes it this worker's turn
 */
public record Turn(CallId call, Optional<Call> known, int tried, Claim claim) {
  /** A turn that nobody keeps a note of. */
  public static Turn at(CallId call, int tried) {
    return new Turn(call, Optional.empty(), tried, () -> {});
  }

  /** The durable note that this worker is at it. */
  @FunctionalInterface
  public interface Claim {
    /**
     * Gives it up within the transaction after which nothing is left to do, so that either both are
     * committed or neither. May be called again where that transaction is repeated.
     *
     * @throws Lost when the work was given to another worker, which this transaction must not
     *     outrun
     */
    void fulfil();
  }

  /** The work was given to another worker, since this one seemed to be dead. */
  public static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Of a call. */
    public Lost(CallId call) {
      super("the work on call %s was given to another worker".formatted(call));
    }
  }
}
