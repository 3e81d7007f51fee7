package ai.halo.application.simulation;

import ai.halo.domain.call.CallId;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.SessionRecord.Leg;
import ai.halo.domain.dial.Ticket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A session at the provider, with the line that it places and the person who picks up. */
final class Session {
  private static final Duration LAG = Duration.ofSeconds(20);
  private static final CallCost COST =
      new CallCost(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, "USD");

  final SessionId id;
  final CallId call;
  final AttemptId attempt;
  final Ticket ticket;
  private final Simulation simulation;
  private final Schedule schedule;
  private final Instant startedAt;

  /** By how much its clock is wrong. */
  private final Duration wrong;

  /** Whether the history never has it. */
  private final boolean isForgotten;

  private final Reports reports;
  private boolean over;
  private Optional<Instant> rangAt = Optional.empty();
  private Optional<Instant> answeredAt = Optional.empty();
  private Optional<Instant> overAt = Optional.empty();
  private Ending ending = Ending.NO_ANSWER;

  Session(Simulation simulation, int no, CallId call, AttemptId attempt, Ticket ticket) {
    this.simulation = simulation;
    this.schedule = simulation.schedule;
    this.id = new SessionId("s-" + no);
    this.call = call;
    this.attempt = attempt;
    this.ticket = ticket;
    this.startedAt = schedule.now();
    this.reports = new Reports(simulation, this);
    this.wrong = simulation.chaos.strikes(0.1) ? Duration.ofMinutes(7) : Duration.ZERO;
    this.isForgotten = simulation.chaos.strikes(0.003);
  }

  boolean runs() {
    return !over;
  }

  boolean rang() {
    return rangAt.isPresent();
  }

  boolean isOnLine() {
    return rang() && !over;
  }

  private Instant clock() {
    return schedule.now().plus(wrong);
  }

  void endWithoutLine() {
    over = true;
    overAt = Optional.of(schedule.now());
  }

  /** The moment that permits are about. */
  void ring() {
    simulation.verdicts.rings(this);
    rangAt = Optional.of(schedule.now());
    tell(new LineSignal.Rang(clock()));
    switch (simulation.people.mood(call)) {
      case AWAY -> schedule.after(Duration.ofSeconds(30), () -> end(Ending.NO_ANSWER));
      case BUSY -> schedule.after(Duration.ofSeconds(2), () -> end(Ending.BUSY));
      case INTERESTED -> schedule.after(Duration.ofSeconds(4), () -> talk("Да, мне интересно."));
      case CURT -> schedule.after(Duration.ofSeconds(4), () -> talk("Нет, спасибо."));
      case ANGRY -> schedule.after(Duration.ofSeconds(4), () -> talk("Прошу, не звоните больше."));
    }
  }

  private void talk(String answer) {
    if (over) {
      return;
    }
    if (simulation.chaos.strikes(0.02)) {
      reports.die();
    }
    answeredAt = Optional.of(schedule.now());
    tell(new LineSignal.Answered(clock()));
    schedule.after(
        Duration.ofSeconds(6),
        () -> {
          if (!over) {
            tell(said(1, Speaker.AGENT, "Здравствуйте!"), said(2, Speaker.CUSTOMER, answer));
            if (simulation.people.mood(call) == People.Mood.ANGRY) {
              tell(new LineSignal.OptedOut(clock(), answer));
            }
          }
        });
    schedule.within(Duration.ofSeconds(10), Duration.ofSeconds(40), () -> end(Ending.COMPLETED));
  }

  private LineSignal said(int no, Speaker speaker, String text) {
    return new LineSignal.Said(
        clock().plusMillis(no), new Utterance(no, speaker, text, Duration.ofSeconds(no)));
  }

  /** Somebody at HALO wants it to end. */
  void hangUp() {
    if (!over) {
      end(Ending.CANCELED);
    }
  }

  private void end(Ending how) {
    if (over) {
      return;
    }
    ending = how;
    over = true;
    overAt = Optional.of(schedule.now());
    if (simulation.chaos.strikes(0.15)) {
      reports.die(); // nobody hears of it
      return;
    }
    tell(new LineSignal.HungUp(clock(), how, ""));
    if (answeredAt.isPresent()) {
      tell(new LineSignal.Transcribed(clock().plusSeconds(1), 2));
    }
    reports.finish();
  }

  private void tell(LineSignal... signals) {
    reports.tell(List.of(signals));
  }

  /** What the history has of it by now. */
  Optional<SessionRecord> told() {
    var known = overAt.filter(at -> at.plus(LAG).isBefore(schedule.now())).isPresent();
    if (isForgotten || (over && !known)) {
      return Optional.empty();
    }
    return Optional.of(
        new SessionRecord(
            id,
            Optional.of(attempt),
            startedAt,
            !over,
            rangAt.map(this::leg),
            over ? Optional.of(COST) : Optional.empty(),
            Optional.empty(),
            ""));
  }

  private Leg leg(Instant rang) {
    var talk = answeredAt.flatMap(from -> overAt.map(to -> Duration.between(from, to)));
    return new Leg(rang, answeredAt.isPresent(), talk.orElse(Duration.ZERO), ending);
  }
}
