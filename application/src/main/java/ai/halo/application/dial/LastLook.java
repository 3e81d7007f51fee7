package ai.halo.application.dial;

import ai.halo.domain.call.CallRequest;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialPolicy;
import ai.halo.domain.dial.Objection;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.DialFigures;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.NumberPlan;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a phone may ring, in one place for all who ask: brakes, do-not-call list, numbering plan,
 * countries, consent, calling hours and caps.
 *
 * <p>Called inside a transaction; what it found stays so until that ends. So a stop or an opt-out
 * is strictly before or strictly after whatever follows from the look.
 */
public final class LastLook {
  private final Brakes brakes;
  private final DoNotCallList doNotCall;
  private final DialFigures figures;
  private final NumberPlan plan;
  private final DialPolicy policy;
  private final InstantSource clock;

  /** On these ports, by these rules. */
  public LastLook(
      Brakes brakes,
      DoNotCallList doNotCall,
      DialFigures figures,
      NumberPlan plan,
      DialPolicy policy,
      InstantSource clock) {
    this.brakes = brakes;
    this.doNotCall = doNotCall;
    this.figures = figures;
    this.plan = plan;
    this.policy = policy;
    this.clock = clock;
  }

  /** What a look before dialling found. */
  public sealed interface Verdict {
    /** The phone may ring. */
    record MayRing() implements Verdict {}

    /** Not as long as this brake is on. */
    record Wait(Brake brake) implements Verdict {}

    /** It may not. */
    record No(Objection why) implements Verdict {}
  }

  /**
   * What speaks against a call that is about to be placed. A brake that HALO put on does not: the
   * call waits until it is released.
   */
  public Optional<Objection> whenPlaced(CallRequest request) {
    var stopped = brakes.look().stream().map(BrakeApplied::brake).anyMatch(Brake.OPERATOR::equals);
    return stopped
        ? Optional.of(Objection.STOPPED)
        : objection(request, () -> figures.usage(request.phone(), policy.caps()));
  }

  /** Looks before a request for a session leaves. */
  public Verdict beforeRequest(CallRequest request) {
    return look(request, () -> figures.usage(request.phone(), policy.caps()));
  }

  /** Looks in the transaction that has just granted this attempt of a call. */
  public Verdict beforeRing(CallRequest request, DialAttempt attempt) {
    return look(request, () -> figures.usageBesides(attempt, policy.caps()));
  }

  private Verdict look(CallRequest request, Supplier<DialCaps.Usage> usage) {
    List<BrakeApplied> on = brakes.look();
    if (!on.isEmpty()) {
      return new Verdict.Wait(on.getFirst().brake());
    }
    return objection(request, usage).<Verdict>map(Verdict.No::new).orElseGet(Verdict.MayRing::new);
  }

  private Optional<Objection> objection(CallRequest request, Supplier<DialCaps.Usage> usage) {
    if (doNotCall.contains(request.phone())) {
      return Optional.of(Objection.DO_NOT_CALL);
    }
    var used = policy.caps().any() ? usage.get() : DialCaps.Usage.NOTHING;
    var number = plan.lookUp(request.phone());
    return policy.ofMoment(number, request.consent().isPresent(), clock.instant(), used);
  }
}
