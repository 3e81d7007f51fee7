package ai.halo.application.usecase;

import ai.halo.application.CallEditor;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.CallState.Dialing;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.DialLedger.Grant;
import ai.halo.domain.port.DoNotCallList;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Answers a session that asks whether it may dial. At most one session of an attempt ever gets a
 * yes.
 *
 * <p>The last look happens in the transaction that grants: a call that was canceled or a number
 * that opted out in the meantime does not ring. The answer is given only after the commit.
 */
public final class AskPermit {
  /** An attempt older than this is granted to nobody; it bounds waste, not correctness. */
  public static final Duration FRESHNESS = Duration.ofSeconds(90);

  private final CallEditor editor;
  private final CallRepository calls;
  private final DialLedger ledger;
  private final DoNotCallList doNotCall;
  private final InstantSource clock;

  /** On these ports. */
  public AskPermit(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      DoNotCallList doNotCall,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.ledger = ledger;
    this.doNotCall = doNotCall;
    this.clock = clock;
  }

  /** May this session dial? */
  public sealed interface Permit {
    /** It may, and this is the call to make. */
    record Yes(CallRequest request) implements Permit {}

    /** It may not, ever. */
    record No(String reason) implements Permit {}
  }

  /**
   * Asks for a session that shows this attempt and ticket. The same session may ask again.
   *
   * @param control where the session can be told to end its line; empty when it cannot
   */
  public Permit ask(
      AttemptId attempt, Ticket ticket, SessionId session, Optional<ControlAddress> control) {
    return editor.inTransaction(() ->
        ledger
            .grant(attempt, ticket.hash(), session, control, FRESHNESS)
            .map(grant -> lastLook(grant, session))
            .orElseGet(() -> new Permit.No("not_granted")));
  }

  private Permit lastLook(Grant grant, SessionId session) {
    var attempt = grant.attempt();
    var call =
        calls
            .find(attempt.call())
            .orElseThrow(() -> new IllegalStateException("an attempt for no call"));
    if (!grant.first()) {
      return new Permit.Yes(call.request());
    }
    var objection = objection(call, attempt.number());
    if (objection.isPresent()) {
      ledger.refuse(attempt.id(), objection.get());
      editor.store(call, call.with(refusal(call, attempt.number(), objection.get())));
      return new Permit.No(objection.get());
    }
    var started = new LineSignal.SessionStarted(call.stamp(clock.instant()), session);
    editor.store(call, call.with(new LineFact(attempt.number(), started)));
    return new Permit.Yes(call.request());
  }

  private Optional<String> objection(Call call, int attempt) {
    if (!(call.state() instanceof Dialing dialing && dialing.attempt() == attempt)) {
      return Optional.of("call_not_dialing");
    }
    return doNotCall.contains(call.request().phone())
        ? Optional.of("do_not_call")
        : Optional.empty();
  }

  private List<Fact> refusal(Call call, int attempt, String reason) {
    var at = call.stamp(clock.instant());
    return List.of(
        new LineFact(attempt, new LineSignal.DialRevoked(at, reason)),
        new WorkFact.StepFailed(
            at,
            new Failure(
                Step.DIAL, "dial.refused." + reason, "the last look before dialling said no")));
  }
}
