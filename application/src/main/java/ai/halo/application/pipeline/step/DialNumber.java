package ai.halo.application.pipeline.step;

import ai.halo.application.dial.DialGate;
import ai.halo.application.pipeline.CallStep;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallState.Dialing;
import ai.halo.domain.call.CallState.Initiating;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.UnitOfWork;
import ai.halo.domain.port.VoiceGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks the provider for a session that may then ask whether it may dial, once the gate is open.
 *
 * <p>Once the intent is committed the call is not ready for this step any more, so a crash never
 * sends twice. The provider's answer is a hint; what is in doubt is left to the permit and to the
 * sweep.
 */
public final class DialNumber implements CallStep<DialNumber.Answer> {
  /** The provider's yes: it started this session for this attempt, it says. */
  public record Answer(AttemptId attempt, SessionId session) {}

  private final DialLedger ledger;
  private final VoiceGateway gateway;
  private final Ids ids;
  private final UnitOfWork unitOfWork;
  private final Brakes brakes;
  private final DialGate gate;

  /** On these ports. */
  public DialNumber(
      DialLedger ledger,
      VoiceGateway gateway,
      Ids ids,
      UnitOfWork unitOfWork,
      Brakes brakes,
      DialGate gate) {
    this.ledger = ledger;
    this.gateway = gateway;
    this.ids = ids;
    this.unitOfWork = unitOfWork;
    this.brakes = brakes;
    this.gate = gate;
  }

  @Override
  public Step step() {
    return Step.DIAL;
  }

  @Override
  public Plan<Answer> begin(Call call, Instant at) {
    return switch (gate.pass(call, at)) {
      case DialGate.Passage.Open _ -> request(call, at);
      case DialGate.Passage.Later(var pause) -> new NotNow<>(pause);
      case DialGate.Passage.Closed(var failure) -> new Never<>(failure);
    };
  }

  private Effect<Answer> request(Call call, Instant at) {
    var soFar = call.state() instanceof Initiating state ? state.attemptsSoFar() : 0;
    var attempt = new DialAttempt(ids.attempt(), call.id(), soFar + 1, call.request().phone());
    var ticket = ids.ticket();
    ledger.intend(attempt, ticket.hash());
    return new Effect<>(
        call.with(new LineFact(attempt.number(), new LineSignal.DialIntended(at))),
        () -> new Answer(attempt.id(), start(attempt.id(), ticket, at)));
  }

  /** A refusal that any call would meet stops them all. */
  private SessionId start(AttemptId attempt, Ticket ticket, Instant at) {
    try {
      return gateway.start(attempt, ticket);
    } catch (PortFailure.Refused refused) {
      Brake.after(refused.code())
          .map(brake -> new BrakeApplied(brake, refused.code(), BrakeApplied.HALO, at))
          .ifPresent(brake -> unitOfWork.run(() -> brakes.apply(brake)));
      throw refused;
    } catch (PortFailure.InDoubt doubt) {
      unitOfWork.run(() -> ledger.unanswered(attempt));
      throw doubt;
    }
  }

  @Override
  public Optional<Duration> waitAfter(PortFailure failure) {
    return failure instanceof PortFailure.Refused refused
        ? Brake.after(refused.code()).map(_ -> DialGate.firstPause())
        : Optional.empty();
  }

  @Override
  public List<? extends Fact> absorb(Call call, Answer result, Instant at) {
    ledger.accepted(result.attempt(), result.session());
    return List.of();
  }

  /** The usual case: the attempt was announced before the request, and the call dials since. */
  @Override
  public List<? extends Fact> absorbLate(Call call, Answer result, Instant at) {
    return absorb(call, result, at);
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
