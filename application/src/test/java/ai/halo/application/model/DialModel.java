package ai.halo.application.model;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.application.dial.DialGate;
import ai.halo.application.dial.LastLook;
import ai.halo.application.model.Provider.Phase;
import ai.halo.application.model.Provider.Session;
import ai.halo.application.pipeline.CallPipeline;
import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.application.pipeline.CallStep;
import ai.halo.application.pipeline.RetryPolicy;
import ai.halo.application.pipeline.step.DialNumber;
import ai.halo.application.pipeline.step.HangUp;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.CancelCall;
import ai.halo.application.usecase.ReportLine;
import ai.halo.application.usecase.SettleAttempt;
import ai.halo.application.usecase.SettleSilent;
import ai.halo.application.usecase.SweepAttempts;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialLimits;
import ai.halo.domain.dial.DialPolicies;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.SessionRecord.Leg;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.InMemoryBrakes;
import ai.halo.domain.port.InMemoryDoNotCallList;
import ai.halo.domain.port.InMemoryNumberPlan;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.RequestOrigin;
import ai.halo.domain.port.SessionHistory;
import ai.halo.domain.port.VoiceGateway;
import ai.halo.domain.port.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The real use cases over ports in memory, a provider that may do what providers do, and the steps
 * that either can take next.
 *
 * <p>Each step is a transaction, a request or an event at the provider. Time is not modelled: a
 * sweep may come at any moment, and what takes a day needs every session to be over.
 */
final class DialModel {
  static final Duration LONG = Duration.ofHours(25);
  private static final String NUMBER = "+998901234561";

  final Weakness weakness;
  final int mostAttempts;
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final ModelCalls calls = new ModelCalls(unitOfWork);
  final Weakness.Ledger ledger;
  private final AskPermit askPermit;
  private final ReportLine reportLine;
  final SweepAttempts sweep;
  private final SettleSilent settle;
  final SettleAttempt settleAttempt;
  final CancelCall cancel;
  private final CallPipeline pipeline;
  final List<CallId> ids;
  final User person =
      new User(
          new UserId(new UUID(1, 1)),
          new Username("p"),
          "",
          false,
          Role.OPERATOR,
          true,
          0,
          CallBuilder.NOON);

  Provider provider = new Provider();
  Set<CallId> queue = new LinkedHashSet<>();
  private Sending sending = Sending.ARRIVES;
  private boolean bookIsOpen;
  int faults;
  int cancels;
  private final ModelNames names = new ModelNames();
  private long ticks;

  DialModel(Weakness weakness, Bounds bounds) {
    this.weakness = weakness;
    this.mostAttempts = bounds.attempts();
    this.faults = bounds.faults();
    this.cancels = bounds.cancels();
    this.ledger = weakness.ledger(unitOfWork, this::now);
    var editor = new CallEditor(unitOfWork, this.calls, new Queue());
    var doNotCall = new InMemoryDoNotCallList(unitOfWork);
    var brakes = new InMemoryBrakes(unitOfWork);
    var lastLook =
        new LastLook(
            brakes, doNotCall, ledger, new InMemoryNumberPlan(), DialPolicies.ALL_DAY, this::now);
    this.askPermit = new AskPermit(editor, this.calls, ledger, lastLook, this::now);
    this.reportLine = new ReportLine(editor, this.calls, ledger, doNotCall, this::now);
    this.sweep = new SweepAttempts(editor, this.calls, ledger, this::now, Duration.ZERO);
    this.settle =
        new SettleSilent(
            editor, this.calls, ledger, ledger, new Book(), () -> Duration.ZERO, this::now);
    var audit =
        new Audit(new NothingKept(), RequestOrigin.NONE, InstantSource.fixed(CallBuilder.NOON));
    this.settleAttempt = new SettleAttempt(editor, this.calls, ledger, audit, this::now);
    this.cancel = new CancelCall(editor, this.calls, ledger, audit, this::now);
    this.pipeline =
        new CallPipeline(
            editor,
            this.calls,
            this::now,
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), 1_000, () -> 0),
            steps(brakes, new DialGate(lastLook, ledger, DialLimits.NONE, Duration.ofDays(2))));
    this.ids =
        IntStream.range(0, bounds.calls())
            .mapToObj(no -> CallBuilder.aCall().id(new CallId(new UUID(0, no))).to(NUMBER).build())
            .map(call -> {
              editor.inTransaction(() -> {
                editor.add(call);
                return true;
              });
              return call.id();
            })
            .toList();
  }

  private List<CallStep<?>> steps(Brakes brakes, DialGate gate) {
    var gateway = new Gateway();
    var steps = new ArrayList<CallStep<?>>();
    steps.add(new DialNumber(ledger, gateway, names, unitOfWork, brakes, gate));
    steps.add(new HangUp(gateway, ledger));
    for (var step : Step.values()) {
      if (step != Step.DIAL && step != Step.HANG_UP) {
        steps.add(new NeverReached(step));
      }
    }
    return steps;
  }

  private Instant now() {
    return CallBuilder.NOON.plusMillis(ticks);
  }

  /**
   * How far the search goes.
   *
   * @param calls all to one number
   * @param attempts of each call, at most; further ones are lost on the way
   * @param faults of all kinds together
   * @param cancels of a person
   */
  record Bounds(int calls, int attempts, int faults, int cancels) {}

  /** Something that can happen next. */
  record Move(String name, Runnable happen) {}

  /** A phone rang that must not have, or a call was lost. */
  static final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String what) {
      super(what);
    }
  }

  /** How the next request for a session fares. */
  enum Sending {
    ARRIVES,
    ARRIVES_UNANSWERED,
    ARRIVES_TWICE,
    ARRIVES_AND_IS_DENIED,
    IS_LOST,
    IS_REFUSED_FOR_NOW,
    WORKER_DIES_BEFORE,
    WORKER_DIES_AFTER
  }

  /** Remembers this state; what it answers comes back to it, as often as it is run. */
  Runnable remember() {
    var stored = unitOfWork.remember();
    var there = provider.copy();
    var queued = new LinkedHashSet<>(queue);
    var leftFaults = faults;
    var leftCancels = cancels;
    var namedSoFar = names.given;
    var time = ticks;
    return () -> {
      stored.run();
      provider = there.copy();
      queue = new LinkedHashSet<>(queued);
      faults = leftFaults;
      cancels = leftCancels;
      names.given = namedSoFar;
      ticks = time;
    };
  }

  /** Everything that can happen now. */
  List<Move> moves() {
    return new DialMoves(this).all();
  }

  void settle(boolean open, Duration age) {
    bookIsOpen = open;
    ledger.silentFor(age);
    settle.settle();
  }

  void faulty(Runnable happening) {
    faults--;
    happening.run();
  }

  void work(CallId id, Sending how) {
    sending = how;
    try {
      if (pipeline.advance(id, 0) instanceof Rest.Nothing) {
        // What became ready during this run was enqueued anew, and the row of this one is gone.
        if (call(id).state().step().isEmpty()) {
          queue.remove(id);
        }
      }
    } catch (Crash died) {
      // The queue gives the work to another.
    }
  }

  void ask(Session session, boolean answered) {
    session.phase = Phase.ASKING;
    session.asked++;
    session.checked = false;
    var permit = askPermit.ask(session.attempt, session.ticket, session.id, Optional.empty());
    if (answered) {
      session.phase = permit instanceof AskPermit.Permit.Yes ? Phase.PERMITTED : Phase.OVER;
    }
  }

  void check(Session session) {
    session.checked = ledger.seemsFree(session.attempt, session.id);
    session.phase = session.checked ? Phase.ASKING : Phase.OVER;
  }

  /** The moment that all of this is about. */
  void ring(Session session) {
    for (var other : provider.sessions) {
      if (other != session && other.phase == Phase.RINGING) {
        throw new Violation("two sessions ring one number at a time");
      }
      if (other != session && other.rang && other.call == session.call) {
        throw new Violation("a phone rings twice for one call");
      }
    }
    session.phase = Phase.RINGING;
    session.rang = true;
    session.ringReport = true;
  }

  void end(Session session) {
    session.phase = Phase.OVER;
    session.endReport = true;
  }

  void doesNotDial(Session session) {
    session.phase = Phase.OVER;
    reportLine.notDialled(session.attempt, session.ticket, session.id, "stale");
  }

  void tellOfRing(Session session) {
    session.ringReport = false;
    reportLine.report(
        session.attempt, session.ticket, session.id, List.of(new LineSignal.Rang(now())));
  }

  void tellOfEnd(Session session) {
    session.endReport = false;
    reportLine.report(
        session.attempt,
        session.ticket,
        session.id,
        List.of(new LineSignal.HungUp(now(), Ending.NO_ANSWER, "")));
  }

  void lateYes(Session session) {
    session.answerDue = false;
    unitOfWork.run(() -> ledger.accepted(session.attempt, session.id));
  }

  /** Ends everything at the provider, and loses every report and answer that is on its way. */
  void endAllSessions() {
    faults = 0;
    cancels = 0;
    for (var session : provider.sessions) {
      session.phase = Phase.OVER;
      session.asked = 0;
      session.checked = false;
      session.ringReport = false;
      session.endReport = false;
      session.answerDue = false;
    }
  }

  /**
   * Lets the work and the chores do theirs, with no session left.
   *
   * @throws Violation when a call does not come to an end
   */
  void comeToAnEnd() {
    for (var round = 0; round < 3 * SweepAttempts.MOST_ATTEMPTS; round++) {
      for (var id : ids) {
        if (queue.contains(id)) {
          var hangsUp = call(id).state().step().filter(Step.HANG_UP::equals).isPresent();
          work(id, hangsUp ? Sending.ARRIVES : Sending.IS_LOST);
        }
      }
      sweep.sweep();
      settle(true, Duration.ZERO);
    }
    for (var id : ids) {
      checkSettled(call(id));
    }
  }

  private void checkSettled(Call call) {
    var open =
        ledger.entries().stream()
            .filter(entry -> entry.attempt().call().equals(call.id()))
            .anyMatch(entry -> isOpen(entry.state()));
    var ended =
        call.status() == CallStatus.COMPLETED
            || call.status() == CallStatus.FAILED
            || call.status() == CallStatus.CANCELED;
    if (open || !ended || call.state().step().isPresent()) {
      throw new Violation("a call is lost: " + call.state() + (open ? ", attempt open" : ""));
    }
  }

  private static boolean isOpen(DialState state) {
    return switch (state) {
      case INTENT, ACCEPTED, GRANTED, RINGING -> true;
      case ENDED, REVOKED, REFUSED, NOT_RUNG, UNKNOWN -> false;
    };
  }

  /** This state as one number: the same for states that nothing can tell apart from now on. */
  long fingerprint() {
    return DialFingerprint.of(this);
  }

  Session session(int no) {
    ticks++;
    return provider.sessions.get(no);
  }

  Call call(CallId id) {
    return calls.find(id).orElseThrow();
  }

  /** A worker died. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final class Gateway implements VoiceGateway {
    @Override
    public SessionId start(AttemptId attempt, Ticket ticket) {
      unitOfWork.refuseRemoteCalls();
      var how = sending;
      sending = Sending.IS_LOST;
      return switch (how) {
        case ARRIVES -> accept(attempt, ticket).id;
        case ARRIVES_TWICE -> {
          accept(attempt, ticket);
          yield accept(attempt, ticket).id;
        }
        case ARRIVES_UNANSWERED -> {
          accept(attempt, ticket).answerDue = true;
          throw new PortFailure.InDoubt("x", "x");
        }
        case ARRIVES_AND_IS_DENIED -> {
          accept(attempt, ticket);
          throw new PortFailure.Unavailable("x", "x");
        }
        case IS_LOST -> throw new PortFailure.InDoubt("x", "x");
        case IS_REFUSED_FOR_NOW -> throw new PortFailure.Unavailable("x", "x");
        case WORKER_DIES_BEFORE -> throw new Crash();
        case WORKER_DIES_AFTER -> {
          accept(attempt, ticket);
          throw new Crash();
        }
      };
    }

    private Session accept(AttemptId attempt, Ticket ticket) {
      var call = ledger.find(attempt).orElseThrow().attempt().call();
      return provider.accept(ids.indexOf(call), attempt, ticket);
    }

    @Override
    public void hangUp(SessionId session, Optional<ControlAddress> control) {
      unitOfWork.refuseRemoteCalls();
      if (sending != Sending.ARRIVES) {
        throw new PortFailure.InDoubt("x", "x");
      }
      provider.sessions.stream()
          .filter(one -> one.id.equals(session) && one.runs())
          .forEach(one -> {
            one.endReport = one.phase == Phase.RINGING;
            one.phase = Phase.OVER;
          });
    }
  }

  /** The provider's history: what really happened, once it is there to be read. */
  private final class Book implements SessionHistory {
    @Override
    public Optional<SessionRecord> find(SessionId session) {
      unitOfWork.refuseRemoteCalls();
      if (!bookIsOpen) {
        return weakness == Weakness.ABSENCE_IS_PROOF
            ? Optional.of(record(session, false, false))
            : Optional.empty();
      }
      return provider.sessions.stream()
          .filter(one -> one.id.equals(session))
          .findFirst()
          .map(one -> record(session, one.phase != Phase.OVER, one.rang));
    }

    private SessionRecord record(SessionId session, boolean active, boolean rang) {
      var leg = new Leg(now(), false, Duration.ZERO, Ending.NO_ANSWER);
      return new SessionRecord(
          session,
          Optional.empty(),
          now(),
          active,
          rang ? Optional.of(leg) : Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "");
    }

    @Override
    public List<SessionRecord> since(Instant from, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  /** Work as a set: how often the same is asked for makes no difference. */
  private final class Queue implements WorkQueue {
    @Override
    public void enqueue(CallId call, int version, Later later) {
      queue.add(call);
    }

    @Override
    public void recall() {}
  }
}
