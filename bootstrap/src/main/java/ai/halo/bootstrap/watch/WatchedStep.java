package ai.halo.bootstrap.watch;

import ai.halo.application.pipeline.CallStep;
import ai.halo.application.watch.StepListener;
import ai.halo.application.watch.StepOutcome;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A step of which somebody hears how its effect ended; otherwise just that step.
 *
 * @param <R> what the effect answers
 */
public final class WatchedStep<R> implements CallStep<R> {
  private final CallStep<R> step;
  private final List<StepListener> listeners;

  private WatchedStep(CallStep<R> step, List<StepListener> listeners) {
    this.step = step;
    this.listeners = listeners;
  }

  /** These steps, watched. */
  public static List<CallStep<?>> all(List<CallStep<?>> steps, List<StepListener> listeners) {
    return steps.stream().<CallStep<?>>map(step -> watched(step, listeners)).toList();
  }

  private static <R> CallStep<R> watched(CallStep<R> step, List<StepListener> listeners) {
    return new WatchedStep<>(step, listeners);
  }

  @Override
  public Step step() {
    return step.step();
  }

  @Override
  public Plan<R> begin(Call call, Instant at) {
    return switch (step.begin(call, at)) {
      case Effect<R>(var prepared, var perform) ->
          new Effect<>(prepared, () -> watch(call.id(), perform));
      case Known<R> known -> {
        // Of a transaction that has to be repeated it is told again: seldom, and nobody is hurt.
        tell(call.id(), StepOutcome.DONE, "", Duration.ZERO);
        yield known;
      }
      case NotNow<R> later -> later;
      case Never<R> never -> never;
    };
  }

  private R watch(CallId call, Supplier<R> perform) {
    var began = System.nanoTime();
    var outcome = StepOutcome.BUG;
    var code = "";
    try {
      var result = perform.get();
      outcome = StepOutcome.DONE;
      return result;
    } catch (PortFailure failure) {
      outcome = StepOutcome.of(failure);
      code = failure.code();
      throw failure;
    } finally {
      tell(call, outcome, code, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void tell(CallId call, StepOutcome outcome, String code, Duration took) {
    for (var listener : listeners) {
      listener.tried(call, step.step(), outcome, code, took);
    }
  }

  @Override
  public List<? extends Fact> absorb(Call call, R result, Instant at) {
    return step.absorb(call, result, at);
  }

  @Override
  public List<? extends Fact> absorbLate(Call call, R result, Instant at) {
    return step.absorbLate(call, result, at);
  }

  @Override
  public List<? extends Fact> absorbFailure(Call call, PortFailure failure, Instant at) {
    return step.absorbFailure(call, failure, at);
  }

  @Override
  public Optional<Duration> waitAfter(PortFailure failure) {
    return step.waitAfter(failure);
  }
}
