package ai.halo.application.pipeline.step;

import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.followup.FollowUpPolicy;
import ai.halo.domain.followup.FollowUpPolicy.Decision;
import java.time.Instant;
import java.util.List;

/** Decides what is sent. It has no effect outside. */
public final class PrepareFollowUp implements CallStep<Decision> {
  private final FollowUpPolicy policy;

  /** By this policy. */
  public PrepareFollowUp(FollowUpPolicy policy) {
    this.policy = policy;
  }

  @Override
  public Step step() {
    return Step.PREPARE_FOLLOW_UP;
  }

  @Override
  public Effect<Decision> begin(Call call, Instant at) {
    Analysis analysis = call.analysis().orElseThrow();
    return new Effect<>(call, () -> policy.decide(analysis));
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
