package ai.halo.application.pipeline.step;

import ai.halo.application.Judge;
import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.analysis.ReviewPolicy;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallState.Analyzing;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.ConversationAnalyzer;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.PortFailure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what the talk meant, keeps what the rules leave of it, and has a person look where that
 * is in doubt.
 */
public final class AnalyzeConversation implements CallStep<Analysis> {
  private final ConversationAnalyzer analyzer;
  private final Judge judge;
  private final ReviewPolicy reviews;
  private final DoNotCallList doNotCall;

  /** On these ports. */
  public AnalyzeConversation(
      ConversationAnalyzer analyzer, Judge judge, ReviewPolicy reviews, DoNotCallList doNotCall) {
    this.analyzer = analyzer;
    this.judge = judge;
    this.reviews = reviews;
    this.doNotCall = doNotCall;
  }

  @Override
  public Step step() {
    return Step.ANALYZE;
  }

  @Override
  public Effect<Analysis> begin(Call call, Instant at) {
    var asked = call.request();
    var request = new AnalysisRequest(asked.prompt().text(), asked.language(), call.transcript());
    return new Effect<>(call, () -> analyze(request));
  }

  @Override
  public List<? extends Fact> absorb(Call call, Analysis result, Instant at) {
    return call.state() instanceof Analyzing ? judged(call, result, at) : List.of();
  }

  /**
   * Who opted out is left alone even where no analyzer answers; and what an analyzer will not judge
   * a person can.
   */
  @Override
  public List<? extends Fact> absorbFailure(Call call, PortFailure failure, Instant at) {
    if (!(call.state() instanceof Analyzing)) {
      return List.of();
    }
    var unasked = judge.withoutAnalyzer(call);
    if (unasked.isPresent()) {
      return judged(call, unasked.get(), at);
    }
    return switch (failure) {
      case PortFailure.Refused refused when reviews.enabled() ->
          List.of(new WorkFact.ReviewRequested(at, List.of(Doubt.NOT_ANALYSABLE), refused.code()));
      case PortFailure.Refused _, PortFailure.Unavailable _, PortFailure.InDoubt _ -> List.of();
    };
  }

  private List<Fact> judged(Call call, Analysis claimed, Instant at) {
    var judgement = judge.of(call, claimed);
    var analysis = judgement.analysis();
    if (analysis.disposition() == Disposition.OPT_OUT) {
      doNotCall.optedOut(call.request().phone(), call.id(), at);
    }
    var facts = new ArrayList<Fact>();
    facts.add(new WorkFact.Analyzed(at, analysis, judge.callbackAt(call, analysis)));
    var doubts = reviews.doubts(judgement);
    if (!doubts.isEmpty()) {
      facts.add(new WorkFact.ReviewRequested(at.plus(1, ChronoUnit.MICROS), doubts, ""));
    }
    return facts;
  }

  /** Thinking twice harms nobody, so doubt about it is a reason to ask again. */
  private Analysis analyze(AnalysisRequest request) {
    try {
      return analyzer.analyze(request);
    } catch (PortFailure.InDoubt doubt) {
      throw new PortFailure.Unavailable(doubt.code(), doubt.reason());
    }
  }
}
