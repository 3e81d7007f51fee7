package ai.halo.application.pipeline.step;

import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.followup.FollowUpStatus;
import ai.halo.domain.followup.SkipReason;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.IdempotencyKey;
import ai.halo.domain.port.Notifier;
import ai.halo.domain.port.Notifier.Message;
import ai.halo.domain.port.Notifier.Receipt;
import ai.halo.domain.port.PortFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends the follow-up, once.
 *
 * <p>A message may wait for its provider for a while. Whoever opts out meanwhile is not sent it.
 */
public final class SendFollowUp implements CallStep<SendFollowUp.Outcome> {
  private final Notifier notifier;
  private final DoNotCallList doNotCall;

  /** What became of it: the provider's receipt; empty when nothing went out. */
  public record Outcome(Optional<Receipt> receipt) {
    private static final Outcome WITHHELD = new Outcome(Optional.empty());

    private static Outcome sent(Receipt receipt) {
      return new Outcome(Optional.of(receipt));
    }
  }

  /** Through this port; who is on the list is sent nothing. */
  public SendFollowUp(Notifier notifier, DoNotCallList doNotCall) {
    this.notifier = notifier;
    this.doNotCall = doNotCall;
  }

  @Override
  public Step step() {
    return Step.SEND_SMS;
  }

  @Override
  public Plan<Outcome> begin(Call call, Instant at) {
    var key = IdempotencyKey.of(call.id(), step());
    if (call.optedOutOnTheLine() || doNotCall.contains(call.request().phone())) {
      // It may have gone out before they opted out; that is found out and not done again.
      return call.effectWasStarted(step())
          ? new Effect<>(call, () -> look(key, call.effectStarted(step())))
          : new Known<>(Outcome.WITHHELD);
    }
    var message = new Message(call.id(), call.request().phone(), call.followUp().orElseThrow());
    return OnceOnly.effect(
        call,
        step(),
        at,
        () -> Outcome.sent(notifier.send(message, key)),
        () -> notifier.find(key).map(Outcome::sent));
  }

  /** Where nobody can tell a person decides; one who then wants a retry has decided. */
  private Outcome look(IdempotencyKey key, boolean doubtCounts) {
    try {
      return notifier.find(key).map(Outcome::sent).orElse(Outcome.WITHHELD);
    } catch (PortFailure.InDoubt doubt) {
      if (doubtCounts) {
        throw doubt;
      }
      return Outcome.WITHHELD;
    }
  }

  @Override
  public List<? extends Fact> absorb(Call call, Outcome result, Instant at) {
    return List.of(
        result
            .receipt()
            .<Fact>map(
                receipt -> new WorkFact.FollowUpSent(at, receipt.channel(), receipt.messageId()))
            .orElseGet(() -> new WorkFact.FollowUpSkipped(at, SkipReason.OPTED_OUT)));
  }

  /** A message that went out though it was to be withheld by then did go out. */
  @Override
  public List<? extends Fact> absorbLate(Call call, Outcome result, Instant at) {
    var isNews = result.receipt().isPresent() && call.followUpStatus() != FollowUpStatus.SENT;
    return isNews ? absorb(call, result, at) : List.of();
  }
}
