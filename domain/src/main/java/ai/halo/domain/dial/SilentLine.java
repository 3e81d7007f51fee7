package ai.halo.domain.dial;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.conversation.Ending;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known of the line of an attempt whose session fell silent, and how it is told to its end.
 *
 * <p>What a session reports later does not contradict: its own times are there beside these, and
 * the earliest end counts.
 *
 * @param heard what the session told, by its own clock
 * @param lines how many lines of the talk are known
 */
public record SilentLine(List<LineSignal> heard, int lines) {
  /** Keeps a copy. */
  public SilentLine {
    heard = List.copyOf(heard);
  }

  /** The line of an attempt of that number. */
  public static SilentLine of(Call call, int attempt) {
    var heard =
        call.timeline().inOrder().stream()
            .filter(LineFact.class::isInstance)
            .map(LineFact.class::cast)
            .filter(fact -> fact.attempt() == attempt)
            .map(LineFact::signal)
            .filter(SilentLine::isTheSessions)
            .toList();
    return new SilentLine(heard, call.transcript().utterances().size());
  }

  /** Whether the session told that the phone rang. */
  public boolean rang() {
    return first(LineSignal.Rang.class::isInstance).isPresent() || answeredAt().isPresent();
  }

  /** What is missing until its end, as the provider's history has the line. */
  public List<LineSignal> endedAs(SessionRecord.Leg leg, String reason) {
    var began = leg.startedAt().truncatedTo(ChronoUnit.MICROS);
    var missing = new ArrayList<LineSignal>();
    if (!rang()) {
      missing.add(new LineSignal.Rang(began));
    }
    var answered = answeredAt();
    if (answered.isEmpty() && leg.answered()) {
      answered = Optional.of(later(began, first(LineSignal.Rang.class::isInstance)));
      missing.add(new LineSignal.Answered(answered.get()));
    }
    var quiet =
        later(
            answered.map(at -> at.plus(leg.talk()).truncatedTo(ChronoUnit.MICROS)).orElse(began),
            lastHeard());
    var ending = answered.isPresent() && !leg.answered() ? Ending.COMPLETED : leg.ending();
    missing.addAll(ended(quiet, ending, reason, answered.isPresent()));
    return missing;
  }

  /**
   * What is missing until its end, when nobody can tell more than that it did end.
   *
   * @param at the time to give to the end where nothing was heard at all
   */
  public List<LineSignal> endedUnseen(Instant at, String reason) {
    var talked = answeredAt().isPresent();
    return ended(
        lastHeard().orElse(at), talked ? Ending.COMPLETED : Ending.PROVIDER_ERROR, reason, talked);
  }

  private List<LineSignal> ended(Instant at, Ending ending, String reason, boolean talked) {
    var end = new LineSignal.HungUp(at, ending, reason);
    return talked ? List.of(end, new LineSignal.Transcribed(at, lines)) : List.of(end);
  }

  /** Who says a word has been answered. */
  private Optional<Instant> answeredAt() {
    return first(
        signal -> signal instanceof LineSignal.Answered || signal instanceof LineSignal.Said);
  }

  private Optional<Instant> first(Predicate<LineSignal> which) {
    return times(which).min(Instant::compareTo);
  }

  private Optional<Instant> lastHeard() {
    return times(_ -> true).max(Instant::compareTo);
  }

  private Stream<Instant> times(Predicate<LineSignal> which) {
    return heard.stream().filter(which).map(LineSignal::at);
  }

  private static Instant later(Instant one, Optional<Instant> other) {
    return other.filter(at -> at.isAfter(one)).orElse(one);
  }

  private static boolean isTheSessions(LineSignal signal) {
    return switch (signal) {
      case LineSignal.DialIntended _, LineSignal.DialRevoked _, LineSignal.SessionStarted _ ->
          false;
      case LineSignal.Rang _, LineSignal.Answered _, LineSignal.Said _ -> true;
      case LineSignal.HungUp _, LineSignal.Transcribed _ -> true;
      case LineSignal.AnswererGuessed _, LineSignal.RecordingStarted _ -> true;
      case LineSignal.OptedOut _, LineSignal.CallbackAsked _, LineSignal.VoiceModelLost _ -> true;
    };
  }
}
