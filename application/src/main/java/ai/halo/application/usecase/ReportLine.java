package ai.halo.application.usecase;

import ai.halo.application.CallEditor;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialLedger;
import java.util.List;

/**
 * Takes what a session reports of its line.
 *
 * <p>Reports may come twice, late, and in any order: the same facts are there in the end.
 */
public final class ReportLine {
  private final CallEditor editor;
  private final CallRepository calls;
  private final DialLedger ledger;

  /** On these ports. */
  public ReportLine(CallEditor editor, CallRepository calls, DialLedger ledger) {
    this.editor = editor;
    this.calls = calls;
    this.ledger = ledger;
  }

  /** What became of a report. */
  public enum Outcome {
    /** Its facts are known now, or were before. */
    KNOWN,
    /** The session does not hold the permit of that attempt: nothing it says counts. */
    NOT_GRANTED
  }

  /**
   * Takes a report of a session that holds the permit of an attempt.
   *
   * @param signals what happened; only what a provider can know: ringing, answer, words, end,
   *     transcript
   */
  public Outcome report(
      AttemptId attempt, Ticket ticket, SessionId session, List<LineSignal> signals) {
    return editor.inTransaction(() ->
        ledger
            .grantedTo(attempt, ticket.hash(), session)
            .map(granted -> record(granted, signals))
            .orElse(Outcome.NOT_GRANTED));
  }

  private Outcome record(DialAttempt attempt, List<LineSignal> signals) {
    var call =
        calls
            .find(attempt.call())
            .orElseThrow(() -> new IllegalStateException("an attempt for no call"));
    var facts =
        signals.stream()
            .filter(ReportLine::isTheProviders)
            .map(signal -> new LineFact(attempt.number(), signal))
            .toList();
    signals.forEach(signal -> note(attempt, signal));
    editor.store(call, call.with(facts));
    return Outcome.KNOWN;
  }

  private void note(DialAttempt attempt, LineSignal signal) {
    switch (signal) {
      case LineSignal.Rang _, LineSignal.Answered _ -> ledger.rang(attempt.id());
      case LineSignal.HungUp _ -> ledger.ended(attempt.id());
      case LineSignal.Said _, LineSignal.Transcribed _ -> {}
      case LineSignal.AnswererGuessed _, LineSignal.RecordingStarted _ -> {}
      case LineSignal.OptedOut _, LineSignal.CallbackAsked _, LineSignal.VoiceModelLost _ -> {}
      case LineSignal.DialIntended _, LineSignal.DialRevoked _, LineSignal.SessionStarted _ -> {}
    }
  }

  private static boolean isTheProviders(LineSignal signal) {
    return switch (signal) {
      case LineSignal.Rang _, LineSignal.Answered _, LineSignal.Said _ -> true;
      case LineSignal.HungUp _, LineSignal.Transcribed _ -> true;
      case LineSignal.AnswererGuessed _, LineSignal.RecordingStarted _ -> true;
      case LineSignal.OptedOut _, LineSignal.CallbackAsked _, LineSignal.VoiceModelLost _ -> true;
      case LineSignal.DialIntended _, LineSignal.DialRevoked _, LineSignal.SessionStarted _ ->
          false;
    };
  }
}
