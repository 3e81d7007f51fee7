package ai.halo.application;

import ai.halo.application.dial.DialGate;
import ai.halo.application.dial.LastLook;
import ai.halo.application.pipeline.CallPipeline;
import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.application.pipeline.RetryPolicy;
import ai.halo.application.pipeline.step.AddToCrm;
import ai.halo.application.pipeline.step.AnalyzeConversation;
import ai.halo.application.pipeline.step.DialNumber;
import ai.halo.application.pipeline.step.HangUp;
import ai.halo.application.pipeline.step.PrepareFollowUp;
import ai.halo.application.pipeline.step.SendFollowUp;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.application.usecase.BrowseUnknown;
import ai.halo.application.usecase.CancelCall;
import ai.halo.application.usecase.FreezeDialling;
import ai.halo.application.usecase.GatherCosts;
import ai.halo.application.usecase.LookAtRestore;
import ai.halo.application.usecase.PlaceCall;
import ai.halo.application.usecase.Reanalyse;
import ai.halo.application.usecase.ReconcileRestore;
import ai.halo.application.usecase.ReleaseBrake;
import ai.halo.application.usecase.ReportLine;
import ai.halo.application.usecase.RetryCall;
import ai.halo.application.usecase.ReviewCalls;
import ai.halo.application.usecase.SettleAttempt;
import ai.halo.application.usecase.SettleSilent;
import ai.halo.application.usecase.StopDialling;
import ai.halo.application.usecase.SweepAttempts;
import ai.halo.application.usecase.WatchFunds;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.User;
import ai.halo.domain.account.Username;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.analysis.ReviewPolicy;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.CallRequest.Greeting;
import ai.halo.domain.call.CallRequest.Prompt;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Voice;
import ai.halo.domain.contact.HomeZone;
import ai.halo.domain.contact.Language;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ConnectionReport;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.DialLimits;
import ai.halo.domain.dial.DialPolicies;
import ai.halo.domain.dial.DialPolicy;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.followup.FollowUpPolicy;
import ai.halo.domain.port.CrmPort;
import ai.halo.domain.port.IdempotencyKey;
import ai.halo.domain.port.InMemoryAuditLog;
import ai.halo.domain.port.InMemoryBrakes;
import ai.halo.domain.port.InMemoryCalls;
import ai.halo.domain.port.InMemoryDialLedger;
import ai.halo.domain.port.InMemoryDoNotCallList;
import ai.halo.domain.port.InMemoryFactFeed;
import ai.halo.domain.port.InMemoryIdempotentRequests;
import ai.halo.domain.port.InMemoryNumberPlan;
import ai.halo.domain.port.InMemoryReanalyses;
import ai.halo.domain.port.InMemorySessionHistory;
import ai.halo.domain.port.InMemoryTelephonyAccount;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.InMemoryWorkQueue;
import ai.halo.domain.port.Notifier;
import ai.halo.domain.port.OptOutDetector;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.RequestOrigin;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.port.TelephonyAccount;
import ai.halo.domain.port.TestClock;
import ai.halo.domain.port.VoiceGateway;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** The whole application over ports in memory, with partners that do what a test tells them. */
public final class World {
  /** After that a session that holds a permit is silent. */
  public static final Duration SILENCE = Duration.ofMinutes(14);

  public static final Duration LONGEST_WAIT = Duration.ofHours(24);

  public final TestClock clock = new TestClock(CallBuilder.NOON);
  public final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  public final InMemoryFactFeed feed = new InMemoryFactFeed();
  public final InMemoryCalls calls = new InMemoryCalls(unitOfWork, feed);
  public final InMemoryWorkQueue queue = new InMemoryWorkQueue(unitOfWork);
  public final InMemoryDialLedger ledger = new InMemoryDialLedger(unitOfWork, clock);
  public final InMemoryDoNotCallList doNotCall = new InMemoryDoNotCallList(unitOfWork);
  public final InMemoryBrakes brakes = new InMemoryBrakes(unitOfWork);
  public final InMemoryTelephonyAccount account =
      new InMemoryTelephonyAccount(new Money(BigDecimal.TEN, "USD"));
  public final SeededIds ids = new SeededIds(42);
  public final Telephony telephony = new Telephony();
  public final Messages messages = new Messages();
  public final Leads leads = new Leads();
  public final User operator =
      new User(
          ids.user(), new Username("dilnoza"), "", false, Role.OPERATOR, true, 0, clock.instant());
  public Supplier<Analysis> opinion = CallBuilder::interested;

  /** Hears an opt-out in the one phrase that tests say. */
  public static final OptOutDetector EAR =
      (transcript, _) ->
          transcript.by(Speaker.CUSTOMER).stream()
              .filter(line -> line.text().contains("не звоните больше"))
              .map(line -> new Evidence(Evidence.OF_OPT_OUT, "не звоните больше", line.no()))
              .toList();

  public final Judge judge = new Judge(EAR, HomeZone::of);
  public final ReviewPolicy reviews = new ReviewPolicy(true, 0.6);
  public final FollowUpPolicy followUps = new FollowUpPolicy(Optional.of("https://t.me/halo_demo"));

  public final InMemoryAuditLog auditLog = new InMemoryAuditLog(unitOfWork, clock);
  public final Audit audit = new Audit(auditLog, RequestOrigin.NONE, clock);

  public final CallEditor editor = new CallEditor(unitOfWork, calls, queue);
  public final LastLook lastLook;
  public final PlaceCall placeCall;
  public final CancelCall cancelCall = new CancelCall(editor, calls, ledger, audit, clock);
  public final ReviewCalls reviewCalls =
      new ReviewCalls(editor, calls, calls, doNotCall, followUps, audit, clock);
  public final Reanalyse reanalyse =
      new Reanalyse(
          editor,
          calls,
          new InMemoryReanalyses(calls),
          Map.of("test", _ -> opinion.get()),
          judge,
          doNotCall,
          ids,
          audit,
          clock);
  public final RetryCall retryCall = new RetryCall(editor, calls, audit, clock);
  public final AskPermit askPermit;
  public final ReportLine reportLine = new ReportLine(editor, calls, ledger, doNotCall, clock);
  public final SweepAttempts sweep =
      new SweepAttempts(editor, calls, ledger, clock, AskPermit.FRESHNESS);
  public final InMemorySessionHistory history = new InMemorySessionHistory(unitOfWork);
  public final SettleSilent settleSilent =
      new SettleSilent(editor, calls, ledger, ledger, history, () -> SILENCE, clock);
  public final SettleAttempt settleAttempt = new SettleAttempt(editor, calls, ledger, audit, clock);
  public final BrowseUnknown browseUnknown = new BrowseUnknown(unitOfWork, ledger);
  public final GatherCosts gatherCosts = new GatherCosts(editor, calls, ledger, history, clock);
  public final FreezeDialling freezeDialling =
      new FreezeDialling(unitOfWork, ledger, brakes, audit, clock);
  public final LookAtRestore lookAtRestore = new LookAtRestore(unitOfWork, ledger, brakes);
  public final ReconcileRestore reconcileRestore =
      new ReconcileRestore(
          editor, calls, calls, ledger, ledger, brakes, history, settleSilent, clock);
  public final StopDialling stopDialling = new StopDialling(unitOfWork, brakes, audit, clock);
  public final ReleaseBrake releaseBrake =
      new ReleaseBrake(unitOfWork, brakes, queue, audit, clock);
  public final WatchFunds watchFunds =
      new WatchFunds(unitOfWork, brakes, queue, remote(account), BigDecimal.ONE, clock);
  public final CallPipeline pipeline;

  /** Where everybody may be called at any time and the provider takes whatever comes. */
  public World() {
    this(DialPolicies.ALL_DAY, DialLimits.NONE);
  }

  /** Where people may be called by these rules. */
  public World(DialPolicy policy, Optional<DialLimits> limits) {
    lastLook = new LastLook(brakes, doNotCall, ledger, new InMemoryNumberPlan(), policy, clock);
    placeCall =
        new PlaceCall(
            editor, calls, lastLook, new InMemoryIdempotentRequests(unitOfWork), ids, audit, clock);
    askPermit = new AskPermit(editor, calls, ledger, lastLook, clock);
    var gate = new DialGate(lastLook, ledger, limits, LONGEST_WAIT);
    pipeline =
        new CallPipeline(
            editor,
            calls,
            clock,
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), 3, () -> 0),
            List.of(
                new DialNumber(ledger, telephony, ids, unitOfWork, brakes, gate),
                new AnalyzeConversation(
                    request -> {
                      unitOfWork.refuseRemoteCalls();
                      return opinion.get();
                    },
                    judge,
                    reviews,
                    doNotCall),
                new PrepareFollowUp(followUps, doNotCall),
                new SendFollowUp(messages, doNotCall),
                new AddToCrm(leads),
                new HangUp(telephony, ledger)));
  }

  /** Asks for a call to a number. */
  public Call place(String e164) {
    return switch (placeCall.place(request(e164), operator, Optional.empty())) {
      case PlaceCall.Outcome.Placed placed -> placed.call();
      case PlaceCall.Outcome other -> throw new AssertionError(other);
    };
  }

  public static CallRequest request(String e164) {
    return new CallRequest(
        new PhoneNumber(e164),
        Language.RUSSIAN,
        Voice.FEMALE,
        new Greeting("Здравствуйте!"),
        new Prompt("Предложите тариф."));
  }

  /** Does all work there is, retries included; what waits for something goes on waiting. */
  public void work() {
    for (var item = queue.next(); item.isPresent(); item = queue.next()) {
      clock.advance(item.get().later().pause());
      advance(item.get().call(), item.get().later().tried());
    }
    for (var item = queue.nextRecalled(); item.isPresent(); item = queue.nextRecalled()) {
      advance(item.get().call(), item.get().tried());
    }
  }

  private void advance(CallId call, int before) {
    var rest = pipeline.advance(call, before);
    while (rest instanceof Rest.Again again) {
      clock.advance(again.pause());
      rest = pipeline.advance(call, again.tried());
    }
    if (rest instanceof Rest.Waiting waiting) {
      queue.putOff(call, waiting.tried());
    }
  }

  /** Lets time pass, and has whatever waits looked at then. */
  public void pass(Duration time) {
    clock.advance(time);
    queue.recall();
    work();
  }

  public Call call(CallId id) {
    return calls.find(id).orElseThrow();
  }

  /** A session that was asked for: what a scenario knows. */
  public record Session(AttemptId attempt, Ticket ticket, SessionId id) {}

  /** The provider, which keeps sessions until a test plays them. */
  public final class Telephony implements VoiceGateway {
    public final List<Session> sessions = new ArrayList<>();
    public final List<SessionId> hungUp = new ArrayList<>();
    public final Queue<PortFailure> failures = new ArrayDeque<>();

    @Override
    public SessionId start(AttemptId attempt, Ticket ticket) {
      unitOfWork.refuseRemoteCalls();
      var failure = failures.poll();
      if (failure == null || failure instanceof PortFailure.InDoubt) {
        sessions.add(new Session(attempt, ticket, new SessionId("s-" + (sessions.size() + 1))));
      }
      if (failure != null) {
        throw failure;
      }
      return sessions.getLast().id();
    }

    @Override
    public void hangUp(SessionId session, Optional<ControlAddress> control) {
      unitOfWork.refuseRemoteCalls();
      hungUp.add(session);
    }
  }

  public Permit ask(Session session) {
    return askPermit.ask(session.attempt(), session.ticket(), session.id(), Optional.empty());
  }

  public ReportLine.Outcome report(Session session, LineSignal... signals) {
    return reportLine.report(session.attempt(), session.ticket(), session.id(), List.of(signals));
  }

  /** Plays a talk to its end: greeting, one answer, hang-up. */
  public void talk(Session session, String answer) {
    var at = clock.instant();
    report(session, new LineSignal.Rang(at), new LineSignal.Answered(at.plusSeconds(4)));
    report(session, said(1, Speaker.AGENT, "Здравствуйте!"), said(2, Speaker.CUSTOMER, answer));
    report(
        session,
        new LineSignal.HungUp(at.plusSeconds(34), Ending.COMPLETED, ""),
        new LineSignal.Transcribed(at.plusSeconds(35), 2));
  }

  private LineSignal said(int no, Speaker speaker, String text) {
    return new LineSignal.Said(
        clock.instant().plusSeconds(5 + no),
        new Utterance(no, speaker, text, Duration.ofSeconds(1 + no)));
  }

  /** A messenger that counts what goes out, and fails as told: before it acts or after. */
  public final class Messages implements Notifier {
    public final Map<IdempotencyKey, Message> sent = new LinkedHashMap<>();
    public final Queue<RuntimeException> before = new ArrayDeque<>();
    public final Queue<RuntimeException> after = new ArrayDeque<>();
    public int timesSent;
    public boolean tellsWhatItSent = true;
    public Runnable onFailure = () -> {};

    @Override
    public Receipt send(Message message, IdempotencyKey key) {
      unitOfWork.refuseRemoteCalls();
      if (!before.isEmpty()) {
        onFailure.run();
      }
      fail(before);
      timesSent++;
      sent.put(key, message);
      fail(after);
      return new Receipt(Channel.SMS, "m-" + timesSent);
    }

    @Override
    public Optional<Receipt> find(IdempotencyKey key) {
      unitOfWork.refuseRemoteCalls();
      if (!tellsWhatItSent) {
        throw new PortFailure.InDoubt("sms.unknown", "nobody can tell");
      }
      return Optional.ofNullable(sent.get(key)).map(_ -> new Receipt(Channel.SMS, "m-found"));
    }
  }

  /** A CRM that counts, and fails as told. */
  public final class Leads implements CrmPort {
    public final Map<IdempotencyKey, Lead> recorded = new LinkedHashMap<>();
    public final Queue<RuntimeException> before = new ArrayDeque<>();
    public final Queue<RuntimeException> after = new ArrayDeque<>();
    public int timesRecorded;

    @Override
    public String record(Lead lead, IdempotencyKey key) {
      unitOfWork.refuseRemoteCalls();
      fail(before);
      timesRecorded++;
      recorded.put(key, lead);
      fail(after);
      return "LEAD-" + timesRecorded;
    }

    @Override
    public Optional<String> find(IdempotencyKey key) {
      return Optional.ofNullable(recorded.get(key)).map(_ -> "LEAD-found");
    }
  }

  /** An opinion of an analyzer that fails like this. */
  public static Supplier<Analysis> failing(PortFailure failure) {
    return () -> {
      throw failure;
    };
  }

  private TelephonyAccount remote(TelephonyAccount asked) {
    return new TelephonyAccount() {
      @Override
      public Money funds() {
        unitOfWork.refuseRemoteCalls();
        return asked.funds();
      }

      @Override
      public ConnectionReport check() {
        unitOfWork.refuseRemoteCalls();
        return asked.check();
      }
    };
  }

  private static void fail(Queue<RuntimeException> failures) {
    var failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }
}
