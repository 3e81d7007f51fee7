package ai.halo.application.model;

import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import java.time.Instant;
import java.util.List;

/** A step that a call in which nobody talks does not come to. */
record NeverReached(Step step) implements CallStep<Boolean> {
  @Override
  public Plan<Boolean> begin(Call call, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<? extends Fact> absorb(Call call, Boolean result, Instant at) {
    throw new UnsupportedOperationException();
  }
}
