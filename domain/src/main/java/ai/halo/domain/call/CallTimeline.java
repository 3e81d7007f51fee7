package ai.halo.domain.call;

import ai.halo.domain.call.LineSignal.Said;
import ai.halo.domain.call.LineSignal.Transcribed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The distinct facts about a call.
 *
 * <p>{@link #recorded()} has them as they were heard, which is how they are stored. {@link
 * #inOrder()} has them as they happened: first what happened on the lines, attempt by attempt and
 * by the line's own clock, then what was done about it. Work is done only on what the lines have
 * told, so this order needs no agreement between the clocks of provider and nodes, and the order of
 * arrival cannot matter.
 */
public final class CallTimeline {
  private static final Comparator<LineFact> ON_THE_LINE =
      Comparator.comparingInt(LineFact::attempt)
          .thenComparing(fact -> fact.signal() instanceof Transcribed)
          .thenComparing(LineFact::at)
          .thenComparingInt(fact -> rank(fact.signal()))
          .thenComparingInt(fact -> fact.signal() instanceof Said said ? said.utterance().no() : 0)
          .thenComparing(Object::toString);

  private static final Comparator<WorkFact> AT_WORK =
      Comparator.comparing(WorkFact::at)
          .thenComparingInt(CallTimeline::rank)
          .thenComparing(Object::toString);

  /** In both orders at once: the fact, and its number among those that were heard, from 1. */
  private record Heard<F extends Fact>(F fact, int no) {}

  private final SequencedSet<Fact> facts;
  private final List<Heard<? extends Fact>> heard;
  private final List<Fact> ordered;

  private CallTimeline(SequencedSet<Fact> facts) {
    this.facts = facts;
    var line = new ArrayList<Heard<LineFact>>();
    var work = new ArrayList<Heard<WorkFact>>();
    var no = 0;
    for (var fact : facts) {
      no++;
      switch (fact) {
        case LineFact happened -> line.add(new Heard<>(happened, no));
        case WorkFact done -> work.add(new Heard<>(done, no));
      }
    }
    line.sort(Comparator.comparing(Heard::fact, ON_THE_LINE));
    work.sort(Comparator.comparing(Heard::fact, AT_WORK));
    var both = new ArrayList<Heard<? extends Fact>>(line);
    both.addAll(work);
    this.heard = both;
    this.ordered = both.stream().<Fact>map(Heard::fact).toList();
  }

  /** The timeline of these facts; a repeated one counts once. */
  public static CallTimeline of(Iterable<? extends Fact> facts) {
    var distinct = new LinkedHashSet<Fact>();
    facts.forEach(distinct::add);
    return new CallTimeline(distinct);
  }

  /** This timeline and more facts; itself when all of them are known. */
  public CallTimeline with(Iterable<? extends Fact> more) {
    var all = new LinkedHashSet<>(facts);
    var changed = false;
    for (Fact fact : more) {
      changed |= all.add(fact);
    }
    return changed ? new CallTimeline(all) : this;
  }

  /** The facts in the order in which they were heard. */
  public List<Fact> recorded() {
    return List.copyOf(facts);
  }

  /** The facts in the order in which they mean something. */
  public List<Fact> inOrder() {
    return ordered;
  }

  /** How many facts there are. */
  public int size() {
    return facts.size();
  }

  /** Where the call stands by these facts. */
  public CallState state() {
    return stateAfter(facts.size());
  }

  /** Where the call stood when so many of these facts had been heard. */
  CallState stateAfter(int count) {
    CallState state = new CallState.Initiating(0);
    for (var next : heard) {
      if (next.no() <= count) {
        state = CallLifecycle.next(state, next.fact());
      }
    }
    return state;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CallTimeline timeline && facts.equals(timeline.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  @Override
  public String toString() {
    return "CallTimeline[%d facts]".formatted(facts.size());
  }

  private static int rank(LineSignal signal) {
    return switch (signal) {
      case LineSignal.DialIntended _ -> 0;
      case LineSignal.SessionStarted _ -> 1;
      case LineSignal.DialRevoked _ -> 2;
      case LineSignal.Rang _ -> 3;
      case LineSignal.Answered _ -> 4;
      case LineSignal.Said _ -> 5;
      case LineSignal.HungUp _ -> 6;
      case LineSignal.Transcribed _ -> 7;
      case LineSignal.AnswererGuessed _ -> 8;
      case LineSignal.RecordingStarted _ -> 9;
      case LineSignal.OptedOut _ -> 10;
      case LineSignal.CallbackAsked _ -> 11;
      case LineSignal.VoiceModelLost _ -> 12;
    };
  }

  private static int rank(WorkFact fact) {
    return switch (fact) {
      case WorkFact.Requested _ -> 0;
      case WorkFact.EffectStarted _ -> 1;
      case WorkFact.Analyzed _ -> 2;
      case WorkFact.ReviewRequested _ -> 16;
      case WorkFact.Reviewed _ -> 17;
      case WorkFact.AnalysisReplaced _ -> 18;
      case WorkFact.FollowUpPrepared _ -> 3;
      case WorkFact.FollowUpSkipped _ -> 4;
      case WorkFact.FollowUpSent _ -> 5;
      case WorkFact.LeadRecorded _ -> 6;
      case WorkFact.LeadSkipped _ -> 7;
      case WorkFact.StepFailed _ -> 8;
      case WorkFact.RetryRequested _ -> 9;
      case WorkFact.CancelRequested _ -> 10;
      case WorkFact.HangUpSent _ -> 11;
      case WorkFact.CostCounted _ -> 12;
      case WorkFact.RecordingDeleted _ -> 13;
      case WorkFact.AttemptSettled _ -> 14;
      case WorkFact.LineLost _ -> 15;
    };
  }
}
