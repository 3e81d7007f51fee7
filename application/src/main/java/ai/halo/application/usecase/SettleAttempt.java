package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.SilentLine;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialLedger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets a person say what became of an attempt that nobody could tell about. */
public final class SettleAttempt {
  private static final String REASON = "settled_by_person";

  private final CallEditor editor;
  private final CallRepository calls;
  private final DialLedger ledger;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public SettleAttempt(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      Audit audit,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {
    /** It is settled; this is its call now. */
    record Settled(Call call) implements Outcome {}

    /** There is nothing to settle: somebody or something else did. */
    record NotUnknown() implements Outcome {}

    /** There is no such attempt. */
    record NoSuchAttempt() implements Outcome {}
  }

  /**
   * Settles an attempt.
   *
   * @param rang whether the phone rang, in that person's judgement; where its session told that it
   *     did, that counts
   * @param redial whether to dial anew; counts only where it did not ring
   */
  public Outcome settle(AttemptId attempt, boolean rang, boolean redial, User by) {
    return editor.inTransaction(() ->
        ledger
            .find(attempt)
            .map(entry ->
                entry.state() == DialState.UNKNOWN
                    ? settled(entry.attempt(), rang, redial, by)
                    : new Outcome.NotUnknown())
            .orElseGet(Outcome.NoSuchAttempt::new));
  }

  private Outcome settled(DialAttempt attempt, boolean judged, boolean redial, User by) {
    var call =
        calls
            .find(attempt.call())
            .orElseThrow(() -> new IllegalStateException("an attempt for no call"));
    var line = SilentLine.of(call, attempt.number());
    var rang = judged || line.rang();
    if (rang) {
      ledger.ended(attempt.id());
    } else {
      ledger.notRung(attempt.id(), REASON);
    }
    var at = call.stamp(clock.instant());
    var facts =
        new ArrayList<Fact>(
            onLine(
                attempt,
                rang
                    ? line.endedUnseen(at, REASON)
                    : List.of(new LineSignal.DialRevoked(at, REASON))));
    facts.add(new WorkFact.AttemptSettled(at, by.name().value(), attempt.number(), rang));
    var told = call.with(facts);
    var retried =
        redial && told.canRetry()
            ? told.with(new WorkFact.RetryRequested(told.stamp(at), by.name().value()))
            : told;
    audit.note(
        AuditAction.ATTEMPT_SETTLED,
        by,
        Subject.of(call.id()),
        Map.of(
            "attempt", String.valueOf(attempt.number()),
            "rang", String.valueOf(rang),
            "redial", String.valueOf(redial)));
    return new Outcome.Settled(editor.store(call, retried));
  }

  private static List<LineFact> onLine(DialAttempt attempt, List<LineSignal> signals) {
    return signals.stream().map(signal -> new LineFact(attempt.number(), signal)).toList();
  }
}
