package ai.halo.application.pipeline.step;

import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallState.Dialing;
import ai.halo.domain.call.CallState.Initiating;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.VoiceGateway;
import java.time.Instant;
import java.util.List;

/**
 * Asks the provider for a session that may then ask whether it may dial.
 *
 * <p>Once the intent is committed the call is not ready for this step any more, so a crash never
 * sends twice. The provider's answer is a hint; what is in doubt is left to the permit and to the
 * sweep.
 */
public final class DialNumber implements CallStep<SessionId> {
  private final DialLedger ledger;
  private final VoiceGateway gateway;
  private final Ids ids;
  private final UnitOfWork unitOfWork;

  /** On these ports. */
  public DialNumber(DialLedger ledger, VoiceGateway gateway, Ids ids, UnitOfWork unitOfWork) {
    this.ledger = ledger;
    this.gateway = gateway;
    this.ids = ids;
    this.unitOfWork = unitOfWork;
  }

  @Override
  public Step step() {
    return Step.DIAL;
  }

  @Override
  public Effect<SessionId> begin(Call call, Instant at) {
    var soFar = call.state() instanceof Initiating state ? state.attemptsSoFar() : 0;
    var attempt = new DialAttempt(ids.attempt(), call.id(), soFar + 1, call.request().phone());
    var ticket = ids.ticket();
    ledger.intend(attempt, ticket.hash());
    return new Effect<>(
        call.with(new LineFact(attempt.number(), new LineSignal.DialIntended(at))),
        () -> {
          var session = gateway.start(attempt.id(), ticket);
          unitOfWork.run(() -> ledger.accepted(attempt.id(), session));
          return session;
        });
  }

  @Override
  public List<? extends Fact> absorb(Call call, SessionId result, Instant at) {
    return List.of();
  }

  @Override
  public List<? extends Fact> absorbFailure(Call call, PortFailure failure, Instant at) {
    return switch (failure) {
      case PortFailure.Refused _, PortFailure.Unavailable _ -> revoke(call, failure, at);
      case PortFailure.InDoubt _ -> List.of();
    };
  }

  /** Whoever says that nothing was started may be wrong: the ledger decides. */
  private List<? extends Fact> revoke(Call call, PortFailure failure, Instant at) {
    if (!(call.state() instanceof Dialing)) {
      return List.of();
    }
    return ledger
        .revokeOpen(call.id(), failure.code())
        .map(attempt ->
            List.of(new LineFact(attempt.number(), new LineSignal.DialRevoked(at, failure.code()))))
        .orElse(List.of());
  }
}
