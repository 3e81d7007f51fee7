package ai.halo.bootstrap.watch;

import ai.halo.adapter.persistence.CallListener;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.funnel.FunnelStage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts what this node stored about calls, once it is committed. All nodes together make the
 * whole: nothing is counted on two of them.
 */
final class CallMeters implements CallListener {
  private static final Duration[] WHOLE = {
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(3),
    Duration.ofMinutes(10),
    Duration.ofMinutes(30),
    Duration.ofHours(2),
    Duration.ofHours(12)
  };

  private static final Duration[] TALK = {
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(3),
    Duration.ofMinutes(10)
  };

  private final MeterRegistry registry;

  CallMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void stored(Call call) {
    for (var fact : call.newFacts()) {
      count(call, fact);
    }
    if (call.endedAt().isPresent() && !wasOver(call)) {
      ended(call);
    }
  }

  private void count(Call call, Fact fact) {
    switch (fact) {
      case LineFact(_, LineSignal signal) -> count(signal);
      case WorkFact.Requested _ -> count("halo.calls.placed");
      case WorkFact.FollowUpPrepared _ ->
          count("halo.followups", "state", "prepared", "channel", "none");
      case WorkFact.FollowUpSent f ->
          count("halo.followups", "state", "sent", "channel", f.channel().word());
      case WorkFact.FollowUpSkipped f ->
          count("halo.followups", "state", "skipped_" + f.reason().word(), "channel", "none");
      case WorkFact.LeadRecorded _ -> count("halo.leads", "state", "recorded");
      case WorkFact.LeadSkipped f -> count("halo.leads", "state", "skipped_" + f.reason().word());
      case WorkFact.StepFailed f ->
          count(
              "halo.step.failures", "step", f.failure().step().word(), "code", f.failure().code());
      case WorkFact.LineLost _ -> count("halo.dial.attempts", "result", "lost");
      case WorkFact.CostCounted f -> cost(call, f.cost());
      case WorkFact _ -> {}
    }
  }

  private void count(LineSignal signal) {
    switch (signal) {
      case LineSignal.DialIntended _ -> count("halo.dial.attempts", "result", "intended");
      case LineSignal.DialRevoked s ->
          count("halo.dial.attempts", "result", "revoked." + s.reason());
      case LineSignal.SessionStarted _ -> count("halo.dial.attempts", "result", "granted");
      case LineSignal.Rang _ -> count("halo.dial.attempts", "result", "rang");
      case LineSignal.Answered _ -> count("halo.dial.attempts", "result", "answered");
      case LineSignal.HungUp s -> {
        count("halo.lines", "ending", s.ending().word());
        if (!s.reason().isBlank()) {
          count("halo.line.reasons", "reason", s.reason().toLowerCase(Locale.ROOT));
        }
      }
      case LineSignal.OptedOut _ -> count("halo.optouts");
      case LineSignal.VoiceModelLost s -> count("halo.voice.model.lost", "code", s.code());
      case LineSignal _ -> {}
    }
  }

  private static boolean wasOver(Call call) {
    return call.storedFacts() > 0 && isOver(call.statusAfter(call.storedFacts()));
  }

  private static boolean isOver(CallStatus status) {
    return status == CallStatus.COMPLETED
        || status == CallStatus.FAILED
        || status == CallStatus.CANCELED;
  }

  private void ended(Call call) {
    count(
        "halo.calls.ended",
        "status",
        call.status().word(),
        "disposition",
        call.disposition().map(Disposition::word).orElse("none"),
        "stage",
        call.furthestStage().map(FunnelStage::word).orElse("none"));
    call.endedAt()
        .map(end -> Duration.between(call.createdAt(), end))
        .ifPresent(whole ->
            timer("halo.calls.duration", "From the request to the end of a call", WHOLE, whole));
    call.talk().ifPresent(talk -> timer("halo.calls.talk", "Talks", TALK, talk));
  }

  /** A later count replaces an earlier one, so only what it adds is added; never less than zero. */
  private void cost(Call call, CallCost cost) {
    var before = BigDecimal.ZERO;
    for (var fact : call.timeline().recorded().subList(0, call.storedFacts())) {
      if (fact instanceof WorkFact.CostCounted earlier) {
        before = earlier.cost().total().amount();
      }
    }
    var more = cost.total().amount().subtract(before).max(BigDecimal.ZERO).doubleValue();
    registry
        .counter("halo.calls.cost", "currency", cost.currency().toLowerCase(Locale.ROOT))
        .increment(more);
  }

  private void count(String name, String... tags) {
    registry.counter(name, tags).increment();
  }

  private void timer(String name, String description, Duration[] limits, Duration took) {
    Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(limits)
        .register(registry)
        .record(Optional.of(took).filter(Duration::isPositive).orElse(Duration.ZERO));
  }
}
