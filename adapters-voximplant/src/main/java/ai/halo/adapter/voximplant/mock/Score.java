package ai.halo.adapter.voximplant.mock;

import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.Disclosure;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.dial.SessionPlan;
import ai.halo.domain.dial.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that happens on one line, by the provider's clock, in its order. The last of it ends the
 * line.
 *
 * <p>It is computed from a few remembered facts, so a session that goes on after a crash reports
 * the very same signals as before.
 */
record Score(List<LineSignal> signals) {
  /** From dialling until the network knows what the phone does. */
  private static final Duration SET_UP = Duration.ofMillis(1_500);

  /** From the last word until somebody puts the phone down. */
  private static final Duration LAST_SILENCE = Duration.ofMillis(900);

  /** How fast a greeting is spoken. */
  private static final int CHARACTERS_A_SECOND = 14;

  private static final Duration SHORTEST_GREETING = Duration.ofMillis(1_500);

  /** Keeps a copy. */
  Score {
    signals = List.copyOf(signals);
  }

  /**
   * What happens when a number is dialled.
   *
   * @param speed how many times faster than life
   */
  static Score of(Dialogue dialogue, String greeting, Instant dialled, double speed) {
    var clock = new SessionClock(dialled, speed);
    var signals = new ArrayList<LineSignal>();
    clock.pass(SET_UP);
    if (isHeardToRing(dialogue.ending())) {
      signals.add(new LineSignal.Rang(clock.now()));
    }
    clock.pass(dialogue.ring());
    if (dialogue.isAnswered()) {
      talk(dialogue, greeting, clock, signals);
    }
    end(signals, clock.now(), dialogue.ending());
    return new Score(signals);
  }

  /** The longest that any line takes; nobody here hangs up because of a silence. */
  static SessionPlan.Limits limits(DialogueBook book, double speed) {
    var longestGreeting =
        Duration.ofSeconds(
            (CallRequest.Greeting.LONGEST + Disclosure.LONGEST + 1) / CHARACTERS_A_SECOND + 1);
    var ring = SET_UP.plus(book.longestRing());
    var talk = book.longestTalk().plus(longestGreeting).plus(LAST_SILENCE);
    return new SessionPlan.Limits(
        SessionClock.scaled(ring, speed),
        SessionPlan.Limits.USUAL.silence(),
        SessionClock.scaled(talk, speed));
  }

  /** A session that ended before it dialled. */
  static Score unrung(Instant at, Ending ending) {
    return new Score(List.of(new LineSignal.HungUp(at, ending, reason(ending))));
  }

  /** The same until this moment, at which an operator ends the line, unless it ended before. */
  Score cutAt(Instant cut) {
    if (!signals.getLast().at().isAfter(cut)) {
      return this;
    }
    var heard = new ArrayList<>(signals.stream().filter(s -> !s.at().isAfter(cut)).toList());
    end(heard, cut, Ending.CANCELED);
    return new Score(heard);
  }

  /** How many of the signals have happened by now. */
  int happenedBy(Instant now) {
    return (int) signals.stream().takeWhile(signal -> !signal.at().isAfter(now)).count();
  }

  /** The line that was dialled at this moment, as a history tells of it. */
  SessionRecord.Leg leg(Instant dialled, PhoneNumber phone) {
    var answered =
        signals.stream()
            .filter(LineSignal.Answered.class::isInstance)
            .map(LineSignal::at)
            .findFirst();
    var talk = answered.map(at -> Duration.between(at, end().at())).orElse(Duration.ZERO);
    return new SessionRecord.Leg(
        dialled, answered.isPresent(), talk, end().ending(), Optional.of(phone));
  }

  /** The network's words for why it ended. */
  String reason() {
    return end().reason();
  }

  private LineSignal.HungUp end() {
    return signals.stream()
        .filter(LineSignal.HungUp.class::isInstance)
        .map(LineSignal.HungUp.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void talk(
      Dialogue dialogue, String greeting, SessionClock clock, List<LineSignal> signals) {
    var answered = clock.now();
    signals.add(new LineSignal.Answered(answered));
    var no = 0;
    for (var line : dialogue.lines()) {
      no++;
      var greets = line.text().equals(Dialogue.GREETING);
      clock.pass(line.pause());
      var began = clock.now();
      clock.pass(greets ? lengthOf(greeting) : line.length());
      var words =
          new Utterance(
              no,
              line.speaker(),
              greets ? greeting : line.text(),
              Duration.between(answered, began));
      signals.add(new LineSignal.Said(clock.now(), words));
    }
    clock.pass(LAST_SILENCE);
  }

  private static void end(List<LineSignal> signals, Instant at, Ending ending) {
    var answered = signals.stream().anyMatch(LineSignal.Answered.class::isInstance);
    var lines = signals.stream().filter(LineSignal.Said.class::isInstance).count();
    signals.add(new LineSignal.HungUp(at, ending, reason(ending)));
    if (answered) {
      signals.add(new LineSignal.Transcribed(at, Math.toIntExact(lines)));
    }
  }

  private static Duration lengthOf(String greeting) {
    var length = Duration.ofMillis(greeting.length() * 1_000L / CHARACTERS_A_SECOND);
    return length.compareTo(SHORTEST_GREETING) < 0 ? SHORTEST_GREETING : length;
  }

  private static boolean isHeardToRing(Ending ending) {
    return switch (ending) {
      case COMPLETED, NO_ANSWER, REJECTED_BY_CALLEE, VOICEMAIL, CANCELED -> true;
      case BUSY, UNREACHABLE, REJECTED_BY_CARRIER, INVALID_NUMBER, PROVIDER_ERROR -> false;
    };
  }

  /** The telephone network's number and words for it. */
  private static String reason(Ending ending) {
    return switch (ending) {
      case COMPLETED, VOICEMAIL -> "200 normal call clearing";
      case NO_ANSWER -> "408 no answer";
      case BUSY -> "486 busy here";
      case UNREACHABLE -> "480 temporarily unavailable";
      case REJECTED_BY_CALLEE -> "603 decline";
      case REJECTED_BY_CARRIER -> "403 forbidden";
      case INVALID_NUMBER -> "404 not found";
      case CANCELED -> "487 request terminated";
      case PROVIDER_ERROR -> "500 internal error";
    };
  }

  /** Time in one session, which passes faster than life by its speed, in whole microseconds. */
  private static final class SessionClock {
    private final Instant start;
    private final double speed;
    private Duration passed = Duration.ZERO;

    SessionClock(Instant start, double speed) {
      this.start = start;
      this.speed = speed;
    }

    void pass(Duration time) {
      passed = passed.plus(time);
    }

    Instant now() {
      return start.plus(scaled(passed, speed));
    }

    static Duration scaled(Duration time, double speed) {
      return Duration.ofNanos(Math.round(time.toMillis() * 1_000 / speed) * 1_000);
    }
  }
}
