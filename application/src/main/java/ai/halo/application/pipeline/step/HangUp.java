package ai.halo.application.pipeline.step;

import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.VoiceGateway;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends the line of a call that an operator canceled. Hanging up twice is hanging up once. */
public final class HangUp implements CallStep<Optional<SessionId>> {
  private final VoiceGateway gateway;
  private final DialLedger ledger;

  /** On these ports. */
  public HangUp(VoiceGateway gateway, DialLedger ledger) {
    this.gateway = gateway;
    this.ledger = ledger;
  }

  @Override
  public Step step() {
    return Step.HANG_UP;
  }

  @Override
  public Effect<Optional<SessionId>> begin(Call call, Instant at) {
    var session = call.session();
    var control = session.flatMap(ledger::controlOf);
    return new Effect<>(
        call,
        () -> {
          session.ifPresent(told -> hangUp(told, control));
          return session;
        });
  }

  @Override
  public List<? extends Fact> absorb(Call call, Optional<SessionId> result, Instant at) {
    return List.of(new WorkFact.HangUpSent(at));
  }

  private void hangUp(SessionId session, Optional<ControlAddress> control) {
    try {
      gateway.hangUp(session, control);
    } catch (PortFailure.InDoubt doubt) {
      throw new PortFailure.Unavailable(doubt.code(), doubt.reason());
    }
  }
}
