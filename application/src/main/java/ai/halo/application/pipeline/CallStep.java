package ai.halo.application.pipeline;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.Step;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One step of a call: one remote effect at most.
 *
 * @param <R> what the effect answers
 */
public interface CallStep<R> {
  /** Which step this is. A call is ready for it when {@code call.state().step()} names it. */
  Step step();

  /**
   * What to commit first, and the effect; or that it is not the time for it. Runs inside a
   * transaction: it must not call a remote port itself.
   */
  Plan<R> begin(Call call, Instant at);

  /**
   * The facts that follow from what the effect answered. Runs inside the transaction that commits
   * them.
   */
  List<? extends Fact> absorb(Call call, R result, Instant at);

  /**
   * The facts that follow from an answer that comes when another worker has taken the step over and
   * is through with it: what happened outside and nobody knows yet. Runs inside the transaction
   * that commits them.
   */
  default List<? extends Fact> absorbLate(Call call, R result, Instant at) {
    return List.of();
  }

  /**
   * The facts that follow from a failure, before the runner adds its own. Runs inside a
   * transaction.
   */
  default List<? extends Fact> absorbFailure(Call call, PortFailure failure, Instant at) {
    return List.of();
  }

  /**
   * How long to wait after a failure that is none of this call's, such as an account without money;
   * empty where it counts as a try.
   */
  default Optional<Duration> waitAfter(PortFailure failure) {
    return Optional.empty();
  }

  /** What a step is about to do. */
  sealed interface Plan<R> {}

  /**
   * Nothing yet: look again after a pause, or as soon as work is recalled. It counts as no try, and
   * nothing is written.
   */
  record NotNow<R>(Duration pause) implements Plan<R> {}

  /** Nothing at all: the call stands as failed until somebody wants a retry. */
  record Never<R>(Failure failure) implements Plan<R> {}

  /**
   * Nothing remote is left to do: what the step comes to is known, and committed together with what
   * led to it.
   *
   * @param result must lead to a fact
   */
  record Known<R>(R result) implements Plan<R> {}

  /**
   * An effect that is about to happen.
   *
   * @param call the call with what has to be committed before the effect; unchanged when nothing
   *     has to
   * @param perform the one remote effect, outside any transaction; fails with {@link PortFailure}
   */
  record Effect<R>(Call call, Supplier<R> perform) implements Plan<R> {}
}
