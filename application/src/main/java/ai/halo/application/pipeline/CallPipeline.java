package ai.halo.application.pipeline;

import ai.halo.application.CallEditor;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Takes a call from step to step until it waits for the line or ends.
 *
 * <p>The result of a step is committed together with what the next one has to commit first, so a
 * step costs one transaction. It may be run again for the same call at any time, on any node: a
 * call that is not ready is left alone, and a step whose effect may have happened looks before it
 * acts.
 */
public final class CallPipeline {
  private final CallEditor editor;
  private final CallRepository calls;
  private final InstantSource clock;
  private final RetryPolicy retries;
  private final Map<Step, CallStep<?>> steps = new EnumMap<>(Step.class);

  /**
   * On these steps.
   *
   * @throws IllegalArgumentException when a step is missing or there twice
   */
  public CallPipeline(
      CallEditor editor,
      CallRepository calls,
      InstantSource clock,
      RetryPolicy retries,
      List<CallStep<?>> steps) {
    this.editor = editor;
    this.calls = calls;
    this.clock = clock;
    this.retries = retries;
    for (var step : steps) {
      if (this.steps.put(step.step(), step) != null) {
        throw new IllegalArgumentException("two steps " + step.step());
      }
    }
    if (this.steps.size() != Step.values().length) {
      throw new IllegalArgumentException(
          "steps are missing, there are only " + this.steps.keySet());
    }
  }

  /** What is left to do after a run. */
  public sealed interface Rest {
    /** Nothing, until something happens to the call. */
    record Nothing() implements Rest {}

    /**
     * The same again after a pause.
     *
     * @param tried how often the step at hand was tried; to be handed in then
     */
    record Again(Duration pause, int tried) implements Rest {}
  }

  /**
   * Takes a call as far as it goes now.
   *
   * @param tried how often the step at hand was tried before; 0 for a fresh one
   */
  public Rest advance(CallId id, int tried) {
    var begun = proceed(id, (call, _) -> call);
    var before = tried;
    while (begun.isPresent()) {
      switch (run(id, begun.get(), before + 1)) {
        case Run.Went went -> begun = went.next();
        case Run.Rests rests -> {
          return rests.rest();
        }
      }
      before = 0;
    }
    return new Rest.Nothing();
  }

  private sealed interface Run {
    record Went(Optional<Begun<?>> next) implements Run {}

    record Rests(Rest rest) implements Run {}
  }

  /** A step whose preparations are committed. */
  private record Begun<R>(CallStep<R> step, CallStep.Effect<R> effect) {}

  private <R> Run run(CallId id, Begun<R> begun, int tries) {
    R result;
    try {
      result = begun.effect().perform().get();
    } catch (PortFailure failure) {
      return failed(id, begun.step(), failure, tries);
    }
    return new Run.Went(
        proceed(id, (call, at) -> call.with(begun.step().absorb(call, result, at))));
  }

  private <R> Run failed(CallId id, CallStep<R> step, PortFailure failure, int tries) {
    var after =
        editor.inTransaction(() -> {
          var call = load(id);
          var at = call.stamp(clock.instant());
          var told = call.with(step.absorbFailure(call, failure, at));
          var over = givesUp(failure, tries) && isReadyFor(told, step);
          var changed = over ? told.with(stepFailed(step, failure, told.stamp(at))) : told;
          if (!changed.newFacts().isEmpty()) {
            calls.save(changed);
          }
          return changed;
        });
    return isReadyFor(after, step)
        ? new Run.Rests(new Rest.Again(pause(failure, tries), tries))
        : new Run.Went(proceed(id, (call, _) -> call));
  }

  private boolean givesUp(PortFailure failure, int tries) {
    return switch (failure) {
      case PortFailure.Refused _, PortFailure.InDoubt _ -> true;
      case PortFailure.Unavailable _ -> retries.isLast(tries);
    };
  }

  private Duration pause(PortFailure failure, int tries) {
    var ours = retries.pauseAfter(tries);
    return failure instanceof PortFailure.Unavailable unavailable
        ? unavailable.retryAfter().filter(theirs -> theirs.compareTo(ours) > 0).orElse(ours)
        : ours;
  }

  private static boolean isReadyFor(Call call, CallStep<?> step) {
    return call.state().step().filter(ready -> ready == step.step()).isPresent();
  }

  private static Fact stepFailed(CallStep<?> step, PortFailure failure, Instant at) {
    return new WorkFact.StepFailed(at, new Failure(step.step(), failure.code(), failure.reason()));
  }

  /**
   * Commits a change of the call and what the step that is ready then has to commit before its
   * effect.
   */
  private Optional<Begun<?>> proceed(CallId id, BiFunction<Call, Instant, Call> change) {
    return editor.inTransaction(() -> {
      var call = load(id);
      var changed = change.apply(call, call.stamp(clock.instant()));
      Optional<Begun<?>> next = changed.state().step().map(_ -> begin(changed));
      var prepared = next.<Call>map(begun -> begun.effect().call()).orElse(changed);
      if (!prepared.newFacts().isEmpty()) {
        calls.save(prepared);
      }
      return next;
    });
  }

  private Begun<?> begin(Call call) {
    var ready = call.state().step().orElseThrow();
    var step = steps.get(ready);
    if (step == null) {
      throw new IllegalStateException("no step " + ready);
    }
    return begin(step, call);
  }

  private <R> Begun<R> begin(CallStep<R> step, Call call) {
    return new Begun<>(step, step.begin(call, call.stamp(clock.instant())));
  }

  private Call load(CallId id) {
    return calls.find(id).orElseThrow(() -> new IllegalStateException("no call " + id));
  }
}
