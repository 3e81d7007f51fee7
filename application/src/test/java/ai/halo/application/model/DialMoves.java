package ai.halo.application.model;

import ai.halo.application.model.DialModel.Move;
import ai.halo.application.model.DialModel.Sending;
import ai.halo.application.model.Provider.Phase;
import ai.halo.application.model.Provider.Session;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Step;
import ai.halo.domain.dial.DialState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can happen next in a state of the model, one move for each thing. */
final class DialMoves {
  private static final int MOST_ASKS = 2;

  private final DialModel model;

  DialMoves(DialModel model) {
    this.model = model;
  }

  /** Everything that can happen now. */
  List<Move> all() {
    var moves = new ArrayList<Move>();
    for (var no = 0; no < model.ids.size(); no++) {
      addWork(moves, no);
      addCancel(moves, no);
    }
    for (var no = 0; no < model.provider.sessions.size(); no++) {
      addSession(moves, no);
    }
    if (isAny(DialState.INTENT, DialState.ACCEPTED) || model.weakness == Weakness.EXPIRING_GRANT) {
      moves.add(new Move("sweep", model.sweep::sweep));
    }
    if (isAny(DialState.GRANTED, DialState.RINGING)) {
      addSettling(moves);
    }
    addPerson(moves);
    return moves;
  }

  private void addWork(List<Move> moves, int no) {
    var id = model.ids.get(no);
    if (!model.queue.contains(id)) {
      return;
    }
    var step = model.call(id).state().step();
    if (step.filter(Step.DIAL::equals).isEmpty()) {
      moves.add(new Move("work " + no, () -> model.work(id, Sending.ARRIVES)));
      if (step.isPresent() && model.faults > 0) {
        moves.add(
            new Move(
                "hang-up " + no + " is lost",
                () -> model.faulty(() -> model.work(id, Sending.IS_LOST))));
      }
      return;
    }
    if (attempts(id) >= model.mostAttempts) {
      return;
    }
    for (var how : Sending.values()) {
      if (how == Sending.ARRIVES) {
        moves.add(new Move("dial " + no, () -> model.work(id, how)));
      } else if (model.faults > 0) {
        moves.add(
            new Move("dial " + no + ' ' + how, () -> model.faulty(() -> model.work(id, how))));
      }
    }
  }

  private boolean isAny(DialState one, DialState other) {
    return model.ledger.entries().stream()
        .anyMatch(entry -> entry.state() == one || entry.state() == other);
  }

  private long attempts(CallId id) {
    return model.ledger.entries().stream()
        .filter(entry -> entry.attempt().call().equals(id))
        .count();
  }

  private void addCancel(List<Move> moves, int no) {
    if (model.cancels > 0 && model.call(model.ids.get(no)).canCancel()) {
      moves.add(
          new Move(
              "cancel " + no,
              () -> {
                model.cancels--;
                model.cancel.cancel(model.ids.get(no), model.person);
              }));
    }
  }

  private void addSession(List<Move> moves, int no) {
    var session = model.provider.sessions.get(no);
    switch (session.phase) {
      case PENDING, ASKING -> addAsking(moves, no, session);
      case PERMITTED -> {
        moves.add(new Move("ring " + no, () -> model.ring(model.session(no))));
        moves.add(new Move("does not dial " + no, () -> model.doesNotDial(model.session(no))));
        if (model.faults > 0) {
          moves.add(
              new Move(
                  "dies " + no, () -> model.faulty(() -> model.session(no).phase = Phase.OVER)));
        }
      }
      case RINGING -> moves.add(new Move("end " + no, () -> model.end(model.session(no))));
      case OVER -> {}
    }
    if (session.ringReport) {
      moves.add(new Move("told of ring " + no, () -> model.tellOfRing(model.session(no))));
    }
    if (session.endReport) {
      moves.add(new Move("told of end " + no, () -> model.tellOfEnd(model.session(no))));
    }
    if (session.answerDue) {
      moves.add(new Move("late yes " + no, () -> model.lateYes(model.session(no))));
    }
  }

  private void addAsking(List<Move> moves, int no, Session session) {
    switch (model.weakness) {
      case NO_PERMIT ->
          moves.add(new Move("starts " + no, () -> model.session(no).phase = Phase.PERMITTED));
      case CHECK_THEN_SET -> {
        if (session.checked) {
          moves.add(new Move("set " + no, () -> model.ask(model.session(no), true)));
        } else {
          moves.add(new Move("check " + no, () -> model.check(model.session(no))));
        }
      }
      case NONE, UNBOUND_GRANT, EXPIRING_GRANT, ABSENCE_IS_PROOF -> {
        moves.add(new Move("ask " + no, () -> model.ask(model.session(no), true)));
        if (model.faults > 0 && session.asked + 1 < MOST_ASKS) {
          moves.add(
              new Move(
                  "ask " + no + ", answer lost",
                  () -> model.faulty(() -> model.ask(model.session(no), false))));
        }
        if (model.faults > 0 && session.phase == Phase.ASKING) {
          moves.add(
              new Move(
                  "dies " + no, () -> model.faulty(() -> model.session(no).phase = Phase.OVER)));
        }
      }
    }
  }

  private void addSettling(List<Move> moves) {
    moves.add(new Move("history is read", () -> model.settle(true, Duration.ZERO)));
    if (model.weakness == Weakness.ABSENCE_IS_PROOF) {
      moves.add(new Move("history lags", () -> model.settle(false, Duration.ZERO)));
    } else if (model.provider.sessions.stream().noneMatch(Session::runs)) {
      moves.add(new Move("a day without history", () -> model.settle(false, DialModel.LONG)));
    }
  }

  /** A person finds out what really was, and says so. */
  private void addPerson(List<Move> moves) {
    for (var unknown : model.ledger.unknown(10, Optional.empty())) {
      var attempt = unknown.attempt().id();
      var rang =
          model.provider.sessions.stream().anyMatch(one -> one.attempt.equals(attempt) && one.rang);
      var runs =
          model.provider.sessions.stream()
              .anyMatch(one -> one.attempt.equals(attempt) && one.runs());
      if (!runs) {
        moves.add(
            new Move(
                "a person settles " + unknown.attempt().number(),
                () -> model.settleAttempt.settle(attempt, rang, true, model.person)));
      }
    }
  }
}
