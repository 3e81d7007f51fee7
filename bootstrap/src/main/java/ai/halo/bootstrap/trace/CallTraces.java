package ai.halo.bootstrap.trace;

import ai.halo.adapter.persistence.CallListener;
import ai.halo.application.watch.StepListener;
import ai.halo.application.watch.StepOutcome;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells each call as one trace: the click, the wait for a session, ringing, the talk, a person's
 * review, and every try of a step up to the CRM, under one span for the whole.
 *
 * <p>Spans are made once what they tell of is over and committed, from the facts and their own
 * times, so nothing has to be kept or handed on in between. They hold words of closed sets and
 * partners' stable codes; never a number, a line of a talk or what an operator wrote.
 */
final class CallTraces implements StepListener, CallListener {
  private static final String OUTCOME = "halo.outcome";

  private final Tracer tracer;
  private final CallSpans spans;
  private final InstantSource clock;
  private final double share;

  /** With a tracer that names its spans by these. */
  CallTraces(Tracer tracer, CallSpans spans, InstantSource clock, double share) {
    this.tracer = tracer;
    this.spans = spans;
    this.clock = clock;
    this.share = share;
  }

  @Override
  public void tried(CallId call, Step step, StepOutcome outcome, String code, Duration took) {
    if (!CallSpans.isAmong(call, share)) {
      return;
    }
    var end = clock.instant();
    var span = begin(call, "step " + step.word(), end.minus(took));
    span.setAttribute(OUTCOME, outcome.word());
    if (outcome != StepOutcome.DONE) {
      span.setAttribute("halo.code", code);
      span.setStatus(StatusCode.ERROR, code);
    }
    span.end(end);
  }

  @Override
  public void stored(Call call) {
    if (!CallSpans.isAmong(call.id(), share)) {
      return;
    }
    for (var fact : call.newFacts()) {
      tell(call, fact);
    }
    call.endedAt().filter(_ -> !wasOver(call)).ifPresent(end -> tellWhole(call, end));
  }

  private void tell(Call call, Fact fact) {
    switch (fact) {
      case WorkFact.Requested f -> begin(call.id(), "click", f.at()).end(clock.instant());
      case WorkFact.Reviewed f ->
          latest(call, WorkFact.ReviewRequested.class::isInstance)
              .ifPresent(since -> begin(call.id(), "review", since).end(f.at()));
      case LineFact(var attempt, LineSignal signal) -> tell(call, attempt, signal);
      case WorkFact _ -> {}
    }
  }

  private void tell(Call call, int attempt, LineSignal signal) {
    switch (signal) {
      case LineSignal.SessionStarted s ->
          line(call, attempt, LineSignal.DialIntended.class)
              .ifPresent(since -> attempt(call, "wait for session", since, attempt).end(s.at()));
      case LineSignal.DialRevoked s ->
          line(call, attempt, LineSignal.DialIntended.class)
              .ifPresent(since -> {
                var span = attempt(call, "wait for session", since, attempt);
                span.setAttribute(OUTCOME, "revoked." + s.reason());
                span.setStatus(StatusCode.ERROR);
                span.end(s.at());
              });
      case LineSignal.Answered s ->
          line(call, attempt, LineSignal.SessionStarted.class)
              .ifPresent(since -> attempt(call, "ring", since, attempt).end(s.at()));
      case LineSignal.HungUp s -> {
        var answered = line(call, attempt, LineSignal.Answered.class);
        answered
            .or(() -> line(call, attempt, LineSignal.SessionStarted.class))
            .ifPresent(since -> {
              var span = attempt(call, answered.isPresent() ? "talk" : "ring", since, attempt);
              span.setAttribute(OUTCOME, s.ending().word());
              span.end(s.at());
            });
      }
      case LineSignal _ -> {}
    }
  }

  /**
   * The span of the whole; after a retry the rest is a span of its own, since one id is one span.
   */
  private void tellWhole(Call call, Instant end) {
    var retried = latest(call, WorkFact.RetryRequested.class::isInstance);
    var span =
        retried
            .map(since -> begin(call.id(), "retry", since))
            .orElseGet(() ->
                spans.first(
                    call.id(), () -> started(builder("call").setNoParent(), call.createdAt())));
    span.setAttribute("halo.status", call.status().word());
    call.disposition().ifPresent(meaning -> span.setAttribute("halo.disposition", meaning.word()));
    call.failure()
        .ifPresent(failure -> {
          span.setAttribute("halo.code", failure.code());
          span.setStatus(StatusCode.ERROR, failure.code());
        });
    span.end(end);
  }

  private static boolean wasOver(Call call) {
    return call.storedFacts() > 0
        && switch (call.statusAfter(call.storedFacts())) {
          case COMPLETED, FAILED, CANCELED -> true;
          case INITIATING, CALLING, ANALYZING, PREPARING_FOLLOW_UP, SENDING_SMS, ADDING_TO_CRM ->
              false;
        };
  }

  private static Optional<Instant> line(Call call, int attempt, Class<? extends LineSignal> kind) {
    return latest(
        call,
        fact -> fact instanceof LineFact(var no, var s) && no == attempt && kind.isInstance(s));
  }

  private static Optional<Instant> latest(Call call, Predicate<Fact> which) {
    return call.timeline().inOrder().stream().filter(which).map(Fact::at).max(Instant::compareTo);
  }

  private Span attempt(Call call, String name, Instant at, int attempt) {
    var span = begin(call.id(), name, at);
    span.setAttribute("halo.attempt", attempt);
    return span;
  }

  private Span begin(CallId call, String name, Instant at) {
    var parent = Context.root().with(Span.wrap(CallSpans.parent(call)));
    return started(builder(name).setParent(parent), at);
  }

  private SpanBuilder builder(String name) {
    return tracer.spanBuilder(name);
  }

  private static Span started(SpanBuilder builder, Instant at) {
    return builder.setStartTimestamp(at).startSpan();
  }
}
