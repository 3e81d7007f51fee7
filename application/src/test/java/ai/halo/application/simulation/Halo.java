package ai.halo.application.simulation;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.application.Judge;
import ai.halo.application.World;
import ai.halo.application.dial.DialGate;
import ai.halo.application.dial.LastLook;
import ai.halo.application.pipeline.CallPipeline;
import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.application.pipeline.CallStep;
import ai.halo.application.pipeline.RetryPolicy;
import ai.halo.application.pipeline.Turn;
import ai.halo.application.pipeline.step.AddToCrm;
import ai.halo.application.pipeline.step.AnalyzeConversation;
import ai.halo.application.pipeline.step.DialNumber;
import ai.halo.application.pipeline.step.HangUp;
import ai.halo.application.pipeline.step.PrepareFollowUp;
import ai.halo.application.pipeline.step.SendFollowUp;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.CancelCall;
import ai.halo.application.usecase.GatherCosts;
import ai.halo.application.usecase.PlaceCall;
import ai.halo.application.usecase.ReportLine;
import ai.halo.application.usecase.RetryCall;
import ai.halo.application.usecase.ReviewCalls;
import ai.halo.application.usecase.SettleAttempt;
import ai.halo.application.usecase.SettleSilent;
import ai.halo.application.usecase.SweepAttempts;
import ai.halo.domain.analysis.ReviewPolicy;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Step;
import ai.halo.domain.contact.HomeZone;
import ai.halo.domain.dial.DialLimits;
import ai.halo.domain.dial.DialPolicies;
import ai.halo.domain.followup.FollowUpPolicy;
import ai.halo.domain.port.InMemoryAuditLog;
import ai.halo.domain.port.InMemoryNumberPlan;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.RequestOrigin;
import ai.halo.domain.port.ReviewQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The application of one node, wired as it is in life. */
final class Halo {
  static final Duration SILENCE = Duration.ofMinutes(5);

  final PlaceCall placeCall;
  final CancelCall cancelCall;
  final RetryCall retryCall;
  final ReviewCalls reviewCalls;
  final AskPermit askPermit;
  final ReportLine reportLine;
  final SweepAttempts sweep;
  final SettleSilent settleSilent;
  final SettleAttempt settleAttempt;
  final GatherCosts gatherCosts;
  private final CallPipeline pipeline;

  Halo(Simulation simulation, Node node) {
    var database = simulation.database;
    var editor = new CallEditor(database, database, simulation.work);
    var lastLook =
        new LastLook(
            database.brakes,
            database.doNotCall,
            database.figures,
            new InMemoryNumberPlan(),
            DialPolicies.ALL_DAY,
            node);
    var ids = simulation.ids;
    var audit =
        new Audit(new InMemoryAuditLog(new InMemoryUnitOfWork(), node), RequestOrigin.NONE, node);
    var followUps = new FollowUpPolicy(Optional.of("https://t.me/halo_demo"));
    var telephony = simulation.telephony.seenBy(node);
    var partners = new Partners(simulation, node);
    placeCall = new PlaceCall(editor, database, lastLook, database.requests, ids, audit, node);
    cancelCall = new CancelCall(editor, database, database.ledger, audit, node);
    retryCall = new RetryCall(editor, database, audit, node);
    reviewCalls =
        new ReviewCalls(editor, database, noQueue(), database.doNotCall, followUps, audit, node);
    askPermit = new AskPermit(editor, database, database.ledger, lastLook, node);
    reportLine = new ReportLine(editor, database, database.ledger, database.doNotCall, node);
    sweep = new SweepAttempts(editor, database, database.ledger, node, AskPermit.FRESHNESS);
    settleSilent =
        new SettleSilent(
            editor, database, database.ledger, database.looks, telephony, () -> SILENCE, node);
    settleAttempt = new SettleAttempt(editor, database, database.ledger, audit, node);
    gatherCosts = new GatherCosts(editor, database, database.looks, telephony, node);
    var limits = Optional.of(new DialLimits(6, 20, Duration.ofSeconds(30)));
    var gate = new DialGate(lastLook, database.figures, limits, World.LONGEST_WAIT);
    pipeline =
        new CallPipeline(
            editor,
            database,
            node,
            new RetryPolicy(
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                5,
                simulation.schedule.random::nextDouble),
            List.of(
                new DialNumber(database.ledger, telephony, ids, database, database.brakes, gate),
                new AnalyzeConversation(
                    partners.analyzer(),
                    new Judge(World.EAR, HomeZone::of),
                    new ReviewPolicy(true, 0.6),
                    database.doNotCall),
                new PrepareFollowUp(followUps, database.doNotCall),
                weakened(
                    simulation.weakness, new SendFollowUp(partners.notifier(), database.doNotCall)),
                weakened(simulation.weakness, new AddToCrm(partners.crm())),
                new HangUp(telephony, database.ledger)));
  }

  Rest advance(Turn turn) {
    return pipeline.advance(turn);
  }

  /** What waits for a person is found past it. */
  private static ReviewQueue noQueue() {
    return (_, _) -> new ReviewQueue.Waiting(List.of(), Optional.empty(), 0);
  }

  private static <R> CallStep<R> weakened(Weakness weakness, CallStep<R> step) {
    return weakness == Weakness.EFFECT_BEFORE_INTENT ? new Hasty<>(step) : step;
  }

  /** Commits nothing before its effect. */
  private record Hasty<R>(CallStep<R> careful) implements CallStep<R> {
    @Override
    public Step step() {
      return careful.step();
    }

    @Override
    public Plan<R> begin(Call call, Instant at) {
      return careful.begin(call, at) instanceof Effect<R>(var _, var perform)
          ? new Effect<>(call, perform)
          : careful.begin(call, at);
    }

    @Override
    public List<? extends Fact> absorb(Call call, R result, Instant at) {
      return careful.absorb(call, result, at);
    }

    @Override
    public List<? extends Fact> absorbLate(Call call, R result, Instant at) {
      return careful.absorbLate(call, result, at);
    }

    @Override
    public List<? extends Fact> absorbFailure(Call call, PortFailure failure, Instant at) {
      return careful.absorbFailure(call, failure, at);
    }
  }
}
