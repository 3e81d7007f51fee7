package ai.halo.application.pipeline.step;

import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.IdempotencyKey;
import ai.halo.domain.port.Notifier;
import ai.halo.domain.port.Notifier.Message;
import ai.halo.domain.port.Notifier.Receipt;
import java.time.Instant;
import java.util.List;

/** Sends the follow-up, once. */
public final class SendFollowUp implements CallStep<Receipt> {
  private final Notifier notifier;

  /** Through this port. */
  public SendFollowUp(Notifier notifier) {
    this.notifier = notifier;
  }

  @Override
  public Step step() {
    return Step.SEND_SMS;
  }

  @Override
  public Effect<Receipt> begin(Call call, Instant at) {
    var key = IdempotencyKey.of(call.id(), step());
    var message = new Message(call.id(), call.request().phone(), call.followUp().orElseThrow());
    return OnceOnly.effect(
        call, step(), at, () -> notifier.send(message, key), () -> notifier.find(key));
  }

  @Override
  public List<? extends Fact> absorb(Call call, Receipt result, Instant at) {
    return List.of(new WorkFact.FollowUpSent(at, result.channel(), result.messageId()));
  }
}
