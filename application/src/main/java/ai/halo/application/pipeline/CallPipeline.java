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
import ai.halo.domain.port.WorkQueue.Later;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Takes a call from step to step until it waits for the line or ends.
 *
 * <p>The result of a step is committed together with what the next one has to commit first, and
 * with the end of the work where nothing is left of it, so a step costs one transaction at most. It
 * may be run again for the same call at any time, on any node: a call that is not ready is left
 * alone, and a step whose effect may have happened looks before it acts.
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

    /**
     * The same again after a pause, or as soon as work that waits is recalled; this was no try.
     *
     * @param tried how often the step at hand was tried; to be handed in then
     */
    record Waiting(Duration pause, int tried) implements Rest {}
  }

  /**
   * {@link #advance(Turn)} of a call that nobody keeps a note of.
   *
   * @param tried how often the step at hand was tried before; 0 for a fresh one
   */
  public Rest advance(CallId id, int tried) {
    return advance(Turn.at(id, tried));
  }

  /**
   * Takes a call as far as it goes now.
   *
   * @throws Turn.Lost when it is another worker's turn by now
   */
  public Rest advance(Turn turn) {
    var run = new Run(turn);
    var next = run.proceed(turn.tried(), (call, _) -> call);
    var before = turn.tried();
    while (true) {
      switch (next) {
        case Next.Rests rests -> {
          return rests.rest();
        }
        case Next.Begun<?> begun -> next = run.perform(begun, before + 1);
      }
      before = 0;
    }
  }

  /** What comes next, once what has to be committed for it is. */
  private sealed interface Next {
    record Rests(Rest rest) implements Next {}

    record Begun<R>(CallStep<R> step, Supplier<R> effect) implements Next {}

    Rests NOTHING = new Rests(new Rest.Nothing());
  }

  /**
   * One worker's way with one call.
   *
   * <p>It keeps the call as it stored it last. Others may have stored it since: then what it
   * decides next is refused by the version guard, read anew and decided again. A decision that
   * stores nothing may rest on an outdated call, and harms nobody: whoever makes a call ready
   * enqueues it, and effects that must not be repeated store their announcement first.
   */
  private final class Run {
    private final CallId id;
    private final Turn.Claim claim;
    private Optional<Call> known;

    Run(Turn turn) {
      this.id = turn.call();
      this.claim = turn.claim();
      this.known = turn.known();
    }

    <R> Next perform(Next.Begun<R> begun, int tries) {
      R result;
      try {
        result = begun.effect().get();
      } catch (PortFailure failure) {
        return failed(begun.step(), failure, tries);
      }
      return proceed(0, (call, at) -> absorb(call, begun.step(), result, at));
    }

    /**
     * Where a failure makes the call ready anew, its work is enqueued with it and this turn is
     * over: another worker may have found nothing to do meanwhile, and then nobody would come back
     * to it.
     */
    private <R> Next failed(CallStep<R> step, PortFailure failure, int tries) {
      var wait = step.waitAfter(failure).map(retries::spread);
      var later =
          wait.map(pause -> new Later(pause, tries - 1, true))
              .orElseGet(() -> new Later(pause(failure, tries), tries, false));
      var after =
          editor.inTransaction(() -> {
            var call = current();
            var at = call.stamp(clock.instant());
            var told = call.with(step.absorbFailure(call, failure, at));
            var over = wait.isEmpty() && givesUp(failure, tries) && isReadyFor(told, step);
            var changed = over ? told.with(stepFailed(step, failure, told.stamp(at))) : told;
            var enqueued = editor.storeFor(later, call, changed);
            if (enqueued) {
              claim.fulfil();
            }
            return new AfterFailure(changed.asStored(), enqueued);
          });
      known = Optional.of(after.call());
      if (after.enqueued()) {
        return Next.NOTHING;
      }
      return isReadyFor(after.call(), step)
          ? new Next.Rests(rest(later))
          : proceed(0, (call, _) -> call);
    }

    /**
     * Commits a change of the call and what the step that is ready then has to commit before its
     * effect; where nothing is ready, with the end of this turn.
     */
    Next proceed(int tried, BiFunction<Call, Instant, Call> change) {
      var planned =
          editor.inTransaction(() -> {
            var call = current();
            var plan = plan(change.apply(call, call.stamp(clock.instant())), tried);
            var stored = saved(plan.call());
            if (plan.next().equals(Next.NOTHING)) {
              claim.fulfil();
            }
            return new Planned(stored, plan.next());
          });
      known = Optional.of(planned.call());
      return planned.next();
    }

    /** The call as it was known, once; read where this is asked again since it was outdated. */
    private Call current() {
      var call = known.orElseGet(() -> load(id));
      known = Optional.empty();
      return call;
    }

    private Call saved(Call call) {
      if (!call.newFacts().isEmpty()) {
        calls.save(call);
      }
      return call.asStored();
    }
  }

  /**
   * A worker that was stopped for so long that another took its work over comes with what is known
   * by now: its result is not written a second time.
   */
  private static <R> Call absorb(Call call, CallStep<R> step, R result, Instant at) {
    return call.with(
        call.awaits(step.step())
            ? step.absorb(call, result, at)
            : step.absorbLate(call, result, at));
  }

  /** A call after a failed step, and whether its work was enqueued with that. */
  private record AfterFailure(Call call, boolean enqueued) {}

  private static Rest rest(Later later) {
    return later.waits()
        ? new Rest.Waiting(later.pause(), later.tried())
        : new Rest.Again(later.pause(), later.tried());
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

  /** What comes next, and the call as it has to be committed first. */
  private record Planned(Call call, Next next) {}

  /** Whatever needs nobody else is done on the way. */
  private Planned plan(Call call, int tried) {
    return call.state()
        .step()
        .map(ready -> plan(step(ready), call, tried))
        .orElseGet(() -> new Planned(call, Next.NOTHING));
  }

  private <R> Planned plan(CallStep<R> step, Call call, int tried) {
    return switch (step.begin(call, call.stamp(clock.instant()))) {
      case CallStep.Known<R>(var result) -> plan(known(step, call, result), 0);
      case CallStep.Effect<R>(var prepared, var effect) ->
          new Planned(prepared, new Next.Begun<>(step, effect));
      case CallStep.NotNow<R>(var pause) ->
          new Planned(call, new Next.Rests(new Rest.Waiting(retries.spread(pause), tried)));
      case CallStep.Never<R>(var failure) ->
          new Planned(
              call.with(new WorkFact.StepFailed(call.stamp(clock.instant()), failure)),
              Next.NOTHING);
    };
  }

  private <R> Call known(CallStep<R> step, Call call, R result) {
    var after = call.with(step.absorb(call, result, call.stamp(clock.instant())));
    if (after == call) {
      throw new IllegalStateException("nothing follows from step " + step.step());
    }
    return after;
  }

  private CallStep<?> step(Step ready) {
    var step = steps.get(ready);
    if (step == null) {
      throw new IllegalStateException("no step " + ready);
    }
    return step;
  }

  private Call load(CallId id) {
    return calls.find(id).orElseThrow(() -> new IllegalStateException("no call " + id));
  }
}
