package ai.halo.application.usecase;

import ai.halo.application.CallEditor;
import ai.halo.application.dial.DialGate;
import ai.halo.application.dial.LastLook;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.CallState.Dialing;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.Objection;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.DialLedger.Grant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers a session that asks whether it may dial. At most one session of an attempt ever gets a
 * yes.
 *
 * <p>The last look happens in the transaction that grants: a call that was canceled or a number
 * that opted out in the meantime does not ring. Where all dialling is stopped the call waits for
 * the release; any other no fails it, until an operator wants a retry. The answer is given only
 * after the commit.
 */
public final class AskPermit {
  /** An attempt older than this is granted to nobody; it bounds waste, not correctness. */
  public static final Duration FRESHNESS = Duration.ofSeconds(90);

  private static final String NUMBER_BUSY = "number_busy";

  private final CallEditor editor;
  private final CallRepository calls;
  private final DialLedger ledger;
  private final LastLook lastLook;
  private final InstantSource clock;

  /** On these ports. */
  public AskPermit(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      LastLook lastLook,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.ledger = ledger;
    this.lastLook = lastLook;
    this.clock = clock;
  }

  /** May this session dial? */
  public sealed interface Permit {
    /** It may, and this is the call to make. */
    record Yes(CallRequest request) implements Permit {}

    /** It may not, ever; the reason is a stable word. */
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
            .map(grant -> lookOnceMore(grant, session))
            .orElseGet(() -> notGranted(attempt, ticket)));
  }

  private Permit lookOnceMore(Grant grant, SessionId session) {
    var attempt = grant.attempt();
    var call = call(attempt);
    if (!grant.first()) {
      return new Permit.Yes(call.request());
    }
    if (!isDialing(call, attempt)) {
      return fail(call, attempt, Objection.CALL_NOT_DIALING);
    }
    return switch (lastLook.beforeRing(call.request(), attempt)) {
      case LastLook.Verdict.MayRing _ -> start(call, attempt, session);
      case LastLook.Verdict.Wait(var brake) -> putOff(call, attempt, brake.refusal());
      case LastLook.Verdict.No(var why) -> fail(call, attempt, why);
    };
  }

  private Permit start(Call call, DialAttempt attempt, SessionId session) {
    var started = new LineSignal.SessionStarted(call.stamp(clock.instant()), session);
    editor.store(call, call.with(new LineFact(attempt.number(), started)));
    return new Permit.Yes(call.request());
  }

  /** Nothing is wrong with the call: it waits, and is dialled under another attempt. */
  private Permit putOff(Call call, DialAttempt attempt, String reason) {
    ledger.refuse(attempt.id(), reason);
    editor.store(call, call.with(revoked(call, attempt, reason)));
    return new Permit.No(reason);
  }

  private Permit fail(Call call, DialAttempt attempt, Objection why) {
    ledger.refuse(attempt.id(), why.word());
    var revoked = revoked(call, attempt, why.word());
    var failed = new WorkFact.StepFailed(revoked.at(), DialGate.refused(why));
    editor.store(call, call.with(revoked, failed));
    return new Permit.No(why.word());
  }

  /**
   * Who was not granted has nothing to wait for. An attempt whose number is on another line is
   * taken back at once, so that its call is dialled when that line has ended.
   */
  private Permit notGranted(AttemptId attempt, Ticket ticket) {
    return ledger
        .revokeBusy(attempt, ticket.hash())
        .map(busy -> {
          var call = call(busy);
          editor.store(call, call.with(revoked(call, busy, NUMBER_BUSY)));
          return new Permit.No(NUMBER_BUSY);
        })
        .orElseGet(() -> new Permit.No("not_granted"));
  }

  private LineFact revoked(Call call, DialAttempt attempt, String reason) {
    var at = call.stamp(clock.instant());
    return new LineFact(attempt.number(), new LineSignal.DialRevoked(at, reason));
  }

  private static boolean isDialing(Call call, DialAttempt attempt) {
    return call.state() instanceof Dialing dialing && dialing.attempt() == attempt.number();
  }

  private Call call(DialAttempt attempt) {
    return calls
        .find(attempt.call())
        .orElseThrow(() -> new IllegalStateException("an attempt for no call"));
  }
}
