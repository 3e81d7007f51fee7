package ai.halo.application.simulation;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallState;
import ai.halo.domain.call.CallState.AddingToCrm;
import ai.halo.domain.call.CallState.Analyzing;
import ai.halo.domain.call.CallState.Canceled;
import ai.halo.domain.call.CallState.Failed;
import ai.halo.domain.call.CallState.PreparingFollowUp;
import ai.halo.domain.call.CallState.SendingFollowUp;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.dial.AttemptId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches everything that happens, and throws a {@link Violation} when it must not. */
final class Verdicts {
  private final Simulation simulation;
  private final Map<CallId, Integer> messages = new HashMap<>();
  private final Map<CallId, Integer> leads = new HashMap<>();
  int rings;

  Verdicts(Simulation simulation) {
    this.simulation = simulation;
  }

  int messages() {
    return messages.size();
  }

  int leads() {
    return leads.size();
  }

  // --- at the partners ---

  /** A phone is about to ring. */
  void rings(Session session) {
    simulation.tell(() -> "%s: rings %s".formatted(simulation.nick(session.call), session.id));
    var phone = phone(session.call);
    for (var other : simulation.telephony.sessions) {
      if (other != session && other.rang() && other.call.equals(session.call)) {
        throw new Violation("a phone is rung twice for " + simulation.nick(session.call));
      }
      if (other != session && other.isOnLine() && phone(other.call).equals(phone)) {
        throw new Violation("two lines to one number at a time");
      }
    }
    rings++;
  }

  private String phone(CallId call) {
    return stored(call).request().phone().e164();
  }

  private Call stored(CallId id) {
    var call = simulation.database.calls.get(id);
    if (call == null) {
      throw new Violation("an effect for a call that is not there");
    }
    return call;
  }

  /** A session is asked for; answers for which call. */
  CallId requested(AttemptId attempt) {
    return simulation.database.attempts().stream()
        .filter(entry -> entry.attempt().id().equals(attempt))
        .map(entry -> entry.attempt().call())
        .findFirst()
        .orElseThrow(() -> new Violation("a session is asked for before that is committed"));
  }

  /** A partner does something that may be done once for a call. */
  void effect(CallId id, Step step) {
    simulation.tell(() -> "%s: %s happens".formatted(simulation.nick(id), step));
    if (!stored(id).effectWasStarted(step)) {
      throw new Violation("%s happens before that is committed".formatted(step));
    }
    var book = step == Step.SEND_SMS ? messages : leads;
    if (book.merge(id, 1, Integer::sum) > 1) {
      throw new Violation("%s happens twice".formatted(step));
    }
  }

  // --- at the commit ---

  /** A call is stored. */
  void committed(Optional<Call> before, Call after) {
    simulation.nick(after.id());
    var known = before.map(call -> call.timeline().recorded()).orElse(List.of());
    var facts = after.timeline().recorded();
    if (facts.size() < known.size() || !facts.subList(0, known.size()).equals(known)) {
      throw new Violation("a late write undoes what was written since");
    }
    for (var no = known.size(); no < facts.size(); no++) {
      if (no > 0 && facts.get(no) instanceof WorkFact work) {
        var state = Call.stored(after.id(), after.request(), facts.subList(0, no), 1);
        check(state, work);
      }
    }
  }

  /** Whether this can follow on what is known. */
  private static void check(Call call, WorkFact next) {
    var state = call.state();
    var fits =
        switch (next) {
          case WorkFact.Requested _ -> false;
          case WorkFact.EffectStarted f -> isTurn(call, f.step());
          case WorkFact.Analyzed _ -> state instanceof Analyzing;
          case WorkFact.ReviewRequested _ ->
              state instanceof Analyzing || state instanceof PreparingFollowUp;
          case WorkFact.Reviewed _ -> call.review().isPresent();
          case WorkFact.FollowUpPrepared _ -> before(state) instanceof PreparingFollowUp;
          case WorkFact.FollowUpSkipped _ ->
              before(state) instanceof PreparingFollowUp
                  || before(state) instanceof SendingFollowUp;
          case WorkFact.FollowUpSent f ->
              call.effectWasStarted(Step.SEND_SMS)
                  && (before(state) instanceof SendingFollowUp || isFirst(call, f));
          case WorkFact.LeadRecorded f ->
              call.effectWasStarted(Step.ADD_TO_CRM)
                  && (before(state) instanceof AddingToCrm || isFirst(call, f));
          case WorkFact.LeadSkipped _ -> before(state) instanceof AddingToCrm;
          case WorkFact.RetryRequested _ -> call.canRetry();
          case WorkFact.CancelRequested _ -> call.canCancel();
          case WorkFact.HangUpSent _ -> state instanceof Canceled;
          case WorkFact.StepFailed _, WorkFact.LineLost _, WorkFact.AttemptSettled _ -> true;
          case WorkFact.CostCounted _, WorkFact.RecordingDeleted _ -> true;
          case WorkFact.AnalysisReplaced _ -> true;
        };
    if (!fits) {
      throw new Violation("%s follows on %s".formatted(name(next), name(state)));
    }
  }

  private static boolean isTurn(Call call, Step step) {
    return call.state().step().filter(turn -> turn == step).isPresent();
  }

  private static boolean isFirst(Call call, Fact fact) {
    return call.timeline().recorded().stream().noneMatch(fact.getClass()::isInstance);
  }

  /** An effect that was under way comes true after a cancel, too. */
  private static CallState before(CallState state) {
    return switch (state) {
      case Canceled canceled -> before(canceled.before());
      case Failed failed -> before(failed.before());
      case CallState other -> other;
    };
  }

  private static String name(Object thing) {
    return thing.getClass().getSimpleName();
  }

  // --- in the end ---

  /** Whether every call is through; what waits for nobody is. */
  boolean allEnded() {
    return simulation.database.calls.values().stream()
        .allMatch(call -> isEnded(call) && call.state().step().isEmpty());
  }

  private static boolean isEnded(Call call) {
    return call.status() == CallStatus.COMPLETED
        || call.status() == CallStatus.CANCELED
        || (call.status() == CallStatus.FAILED && People.isRefused(call));
  }

  /** Looks at what came of everything, when nothing goes on any more. */
  void judge() {
    for (var id : simulation.people.placed.values()) {
      if (!simulation.database.calls.containsKey(id)) {
        throw new Violation("a call is lost that somebody was told is placed");
      }
    }
    for (var call : simulation.database.calls.values()) {
      if (!isEnded(call)) {
        throw new Violation(
            "%s does not end: %s".formatted(simulation.nick(call.id()), call.state()));
      }
      var rang =
          simulation.telephony.sessions.stream()
              .anyMatch(one -> one.rang() && one.call.equals(call.id()));
      if (call.status() == CallStatus.COMPLETED && !rang) {
        throw new Violation("a call is completed that never rang");
      }
      compare(call, messages, call.timeline().recorded(), WorkFact.FollowUpSent.class);
      compare(call, leads, call.timeline().recorded(), WorkFact.LeadRecorded.class);
    }
  }

  /** What is told was done, and what was done is told, except where the call was canceled. */
  private static void compare(
      Call call, Map<CallId, Integer> book, List<Fact> facts, Class<? extends Fact> told) {
    var done = book.containsKey(call.id());
    var isTold = facts.stream().anyMatch(told::isInstance);
    if (isTold && !done) {
      throw new Violation(told.getSimpleName() + " is told and did not happen");
    }
    if (done && !isTold && call.status() == CallStatus.COMPLETED) {
      throw new Violation(told.getSimpleName() + " happened and is not told");
    }
  }
}
