package ai.halo.application.pipeline.step;

import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Veto;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallState.EndedLine;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.port.ConversationAnalyzer;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.PortFailure;
import java.time.Instant;
import java.util.List;

/** Finds out what the talk meant, and keeps what the vetoes leave of it. */
public final class AnalyzeConversation implements CallStep<Analysis> {
  private final ConversationAnalyzer analyzer;
  private final DoNotCallList doNotCall;

  /** On these ports. */
  public AnalyzeConversation(ConversationAnalyzer analyzer, DoNotCallList doNotCall) {
    this.analyzer = analyzer;
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
    var ending = call.line().map(EndedLine::ending).orElse(Ending.COMPLETED);
    var judged = Veto.judge(result, call.transcript(), ending);
    if (judged.disposition() == Disposition.OPT_OUT) {
      doNotCall.add(call.request().phone(), "opted_out", call.id(), at);
    }
    return List.of(new WorkFact.Analyzed(at, judged));
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
