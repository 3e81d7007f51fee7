package ai.halo.application.pipeline.step;

import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.followup.FollowUpPolicy;
import ai.halo.domain.followup.FollowUpPolicy.Decision;
import ai.halo.domain.followup.SkipReason;
import ai.halo.domain.port.DoNotCallList;
import java.time.Instant;
import java.util.List;

/** Decides what is sent. It has no effect outside. */
public final class PrepareFollowUp implements CallStep<Decision> {
  private final FollowUpPolicy policy;
  private final DoNotCallList doNotCall;

  /** By this policy; who is on the list is sent nothing. */
  public PrepareFollowUp(FollowUpPolicy policy, DoNotCallList doNotCall) {
    this.policy = policy;
    this.doNotCall = doNotCall;
  }

  @Override
  public Step step() {
    return Step.PREPARE_FOLLOW_UP;
  }

  @Override
  public Known<Decision> begin(Call call, Instant at) {
    Analysis analysis = call.analysis().orElseThrow();
    var decision =
        call.optedOutOnTheLine() || doNotCall.contains(call.request().phone())
            ? new Decision.Skip(SkipReason.OPTED_OUT)
            : policy.decide(analysis, call.request().language(), call.messageWanted());
    return new Known<>(decision);
  }

  @Override
  public List<? extends Fact> absorb(Call call, Decision result, Instant at) {
    return List.of(
        switch (result) {
          case Decision.Send send -> new WorkFact.FollowUpPrepared(at, send.followUp());
          case Decision.Skip skip -> new WorkFact.FollowUpSkipped(at, skip.reason());
        });
  }
}
