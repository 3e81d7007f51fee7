package ai.halo.application.usecase;

import ai.halo.application.CallEditor;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.DoNotCallList;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes what a session reports of its line.
 *
 * <p>Reports may come twice, late, and in any order: the same facts are there in the end.
 */
public final class ReportLine {
  private static final Failure NOT_DIALLED =
      new Failure(
          Step.DIAL,
          "dial.not_dialled",
          "the provider's sessions ended without dialling, several times");

  private final CallEditor editor;
  private final CallRepository calls;
  private final DialLedger ledger;
  private final DoNotCallList doNotCall;
  private final InstantSource clock;

  /** On these ports. */
  public ReportLine(
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

  /**
   * Takes the word of a session that holds the permit that it is over and placed no line. The call
   * is dialled anew where that may help, and stands as failed where it cannot.
   *
   * @param reason the scenario's word for why: {@code stale}, {@code unreachable} and {@code
   *     canceled} are dialled anew, at most {@link SweepAttempts#MOST_ATTEMPTS} times; {@code
   *     unreadable}, {@code secret_missing} and words nobody knows are not
   */
  public Outcome notDialled(AttemptId attempt, Ticket ticket, SessionId session, String reason) {
    return editor.inTransaction(() ->
        ledger
            .grantedTo(attempt, ticket.hash(), session)
            .map(granted -> giveUp(granted, reason))
            .orElse(Outcome.NOT_GRANTED));
  }

  /**
   * A phone that rang has rung, whatever the session says; a repeat changes nothing. An attempt of
   * an earlier epoch may have been followed by others that were lost, so a person decides then.
   */
  private Outcome giveUp(DialAttempt attempt, String reason) {
    var why = word(reason);
    var lapsed = ledger.find(attempt.id()).filter(DialLedger.Entry::lapsed).isPresent();
    if (ledger.notRung(attempt.id(), why)) {
      var call = call(attempt);
      var facts = new ArrayList<Fact>(undialled(call, attempt, why));
      if (lapsed) {
        facts.add(new WorkFact.LineLost(call.stamp(clock.instant())));
      }
      editor.store(call, call.with(facts));
    }
    return Outcome.KNOWN;
  }

  private List<Fact> undialled(Call call, DialAttempt attempt, String reason) {
    var at = call.stamp(clock.instant());
    return switch (reason) {
      case "stale", "unreachable", "canceled" ->
          TakenBack.facts(call, attempt, reason, at, NOT_DIALLED);
      default ->
          List.of(
              new LineFact(attempt.number(), new LineSignal.DialRevoked(at, reason)),
              new WorkFact.StepFailed(
                  at,
                  new Failure(
                      Step.DIAL,
                      "dial.session." + reason,
                      "the provider's session could not dial and would not next time")));
    };
  }

  /** What a session says is foreign text: only the words we know go on. */
  private static String word(String reason) {
    return switch (reason) {
      case "stale", "unreachable", "canceled", "unreadable", "secret_missing" -> reason;
      default -> "other";
    };
  }

  private Call call(DialAttempt attempt) {
    return calls
        .find(attempt.call())
        .orElseThrow(() -> new IllegalStateException("an attempt for no call"));
  }

  private Outcome record(DialAttempt attempt, List<LineSignal> signals) {
    var call = call(attempt);
    var known = said(call, attempt.number());
    var facts =
        signals.stream()
            .filter(ReportLine::isTheProviders)
            .filter(signal -> known.add(signal.at(Instant.EPOCH)))
            .map(signal -> new LineFact(attempt.number(), signal))
            .toList();
    note(attempt, signals);
    editor.store(call, call.with(facts));
    return Outcome.KNOWN;
  }

  /**
   * What is known of the line, whenever it happened. The same thing does not happen twice on a
   * line, so when it is told with another time it is a repeat, and the clock is not to be trusted.
   */
  private static Set<LineSignal> said(Call call, int attempt) {
    return call.timeline().recorded().stream()
        .filter(fact -> fact instanceof LineFact(int on, LineSignal _) && on == attempt)
        .map(fact -> ((LineFact) fact).signal().at(Instant.EPOCH))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** A line that has ended need not be noted to have rung before. */
  private void note(DialAttempt attempt, List<LineSignal> signals) {
    if (signals.stream().anyMatch(LineSignal.HungUp.class::isInstance)) {
      ledger.ended(attempt.id());
    } else if (signals.stream().anyMatch(ReportLine::tellsOfARing)) {
      ledger.rang(attempt.id());
    }
    signals.forEach(signal -> note(attempt, signal));
  }

  private static boolean tellsOfARing(LineSignal signal) {
    return signal instanceof LineSignal.Rang || signal instanceof LineSignal.Answered;
  }

  private void note(DialAttempt attempt, LineSignal signal) {
    switch (signal) {
      case LineSignal.Rang _, LineSignal.Answered _, LineSignal.HungUp _ -> {}
      case LineSignal.Said _, LineSignal.Transcribed _ -> {}
      case LineSignal.AnswererGuessed _, LineSignal.RecordingStarted _ -> {}
      case LineSignal.OptedOut _ ->
          doNotCall.optedOut(attempt.phone(), attempt.call(), clock.instant());
      case LineSignal.CallbackAsked _, LineSignal.VoiceModelLost _ -> {}
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
