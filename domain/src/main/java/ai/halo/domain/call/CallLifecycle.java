package ai.halo.domain.call;

import ai.halo.domain.call.CallState.AddingToCrm;
import ai.halo.domain.call.CallState.Analyzing;
import ai.halo.domain.call.CallState.AwaitingReview;
import ai.halo.domain.call.CallState.Canceled;
import ai.halo.domain.call.CallState.Completed;
import ai.halo.domain.call.CallState.Connecting;
import ai.halo.domain.call.CallState.Dialing;
import ai.halo.domain.call.CallState.EndedLine;
import ai.halo.domain.call.CallState.Failed;
import ai.halo.domain.call.CallState.Initiating;
import ai.halo.domain.call.CallState.PreparingFollowUp;
import ai.halo.domain.call.CallState.Ringing;
import ai.halo.domain.call.CallState.SendingFollowUp;
import ai.halo.domain.call.CallState.Talking;
import ai.halo.domain.call.LineSignal.Answered;
import ai.halo.domain.call.LineSignal.AnswererGuessed;
import ai.halo.domain.call.LineSignal.CallbackAsked;
import ai.halo.domain.call.LineSignal.DialIntended;
import ai.halo.domain.call.LineSignal.DialRevoked;
import ai.halo.domain.call.LineSignal.HungUp;
import ai.halo.domain.call.LineSignal.OptedOut;
import ai.halo.domain.call.LineSignal.Rang;
import ai.halo.domain.call.LineSignal.RecordingStarted;
import ai.halo.domain.call.LineSignal.Said;
import ai.halo.domain.call.LineSignal.SessionStarted;
import ai.halo.domain.call.LineSignal.Transcribed;
import ai.halo.domain.call.LineSignal.VoiceModelLost;
import ai.halo.domain.call.WorkFact.AnalysisReplaced;
import ai.halo.domain.call.WorkFact.Analyzed;
import ai.halo.domain.call.WorkFact.AttemptSettled;
import ai.halo.domain.call.WorkFact.CancelRequested;
import ai.halo.domain.call.WorkFact.CostCounted;
import ai.halo.domain.call.WorkFact.EffectStarted;
import ai.halo.domain.call.WorkFact.FollowUpPrepared;
import ai.halo.domain.call.WorkFact.FollowUpSent;
import ai.halo.domain.call.WorkFact.FollowUpSkipped;
import ai.halo.domain.call.WorkFact.HangUpSent;
import ai.halo.domain.call.WorkFact.LeadRecorded;
import ai.halo.domain.call.WorkFact.LeadSkipped;
import ai.halo.domain.call.WorkFact.LineLost;
import ai.halo.domain.call.WorkFact.RecordingDeleted;
import ai.halo.domain.call.WorkFact.Requested;
import ai.halo.domain.call.WorkFact.RetryRequested;
import ai.halo.domain.call.WorkFact.ReviewRequested;
import ai.halo.domain.call.WorkFact.Reviewed;
import ai.halo.domain.call.WorkFact.StepFailed;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The one table that says what a fact means in a state.
 *
 * <p>It is total: every pair has an answer, and none is an error, for reports come as they please.
 * A later fact implies the earlier ones, a repeat changes nothing, and a fact that fits nowhere is
 * kept in the timeline and changes nothing. There is no {@code default}: a new state or fact does
 * not compile until each pair has been thought about.
 */
final class CallLifecycle {
  private static final Failure LOST =
      new Failure(
          Step.DIAL,
          "dial.unknown",
          "nobody can tell whether the phone rang; a person has to settle it");

  private CallLifecycle() {}

  private record OnLine(CallState state, LineSignal signal) {}

  private record OnWork(CallState state, WorkFact fact) {}

  static CallState next(CallState state, Fact fact) {
    return switch (fact) {
      case LineFact line -> onLine(state, line.attempt(), line.signal());
      case WorkFact work -> onWork(state, work);
    };
  }

  /** Whether a phone may be ringing or somebody talking in this state. */
  static boolean lineIsUp(CallState state) {
    return switch (state) {
      case Connecting _, Ringing _, Talking _ -> true;
      case Initiating _, Dialing _, Analyzing _, PreparingFollowUp _, SendingFollowUp _ -> false;
      case AwaitingReview _, AddingToCrm _, Completed _ -> false;
      case Failed failed -> lineIsUp(failed.before());
      case Canceled canceled -> lineIsUp(canceled.before());
    };
  }

  /** Whether somebody may dial, or did, and has not been heard to be done. */
  static boolean mayBeDialled(CallState state) {
    return state instanceof Dialing || lineIsUp(state);
  }

  /**
   * Line facts are folded before all work facts, so a state that only work can reach never meets
   * one.
   */
  private static CallState onLine(CallState state, int attempt, LineSignal signal) {
    return switch (new OnLine(state, signal)) {
      // What is good to know and changes nothing about where the call stands.
      case OnLine(CallState s, AnswererGuessed _) -> s;
      case OnLine(CallState s, RecordingStarted _) -> s;
      case OnLine(CallState s, OptedOut _) -> s;
      case OnLine(CallState s, CallbackAsked _) -> s;
      case OnLine(CallState s, VoiceModelLost _) -> s;

      case OnLine(Initiating _, DialIntended _) -> new Dialing(attempt);
      case OnLine(Initiating s, DialRevoked _) ->
          new Initiating(Math.max(attempt, s.attemptsSoFar()));
      case OnLine(Initiating _, SessionStarted f) -> new Connecting(attempt, f.at());
      case OnLine(Initiating _, Rang f) -> new Ringing(attempt, f.at());
      case OnLine(Initiating _, Answered f) -> new Talking(attempt, f.at(), false);
      case OnLine(Initiating _, Said f) -> new Talking(attempt, f.at(), heard(f.utterance()));
      case OnLine(Initiating _, HungUp f) -> unanswered(f);
      case OnLine(Initiating s, Transcribed _) -> s;

      case OnLine(Dialing s, DialIntended _) -> attempt > s.attempt() ? new Dialing(attempt) : s;
      case OnLine(Dialing _, DialRevoked _) -> new Initiating(attempt);
      case OnLine(Dialing _, SessionStarted f) -> new Connecting(attempt, f.at());
      case OnLine(Dialing _, Rang f) -> new Ringing(attempt, f.at());
      case OnLine(Dialing _, Answered f) -> new Talking(attempt, f.at(), false);
      case OnLine(Dialing _, Said f) -> new Talking(attempt, f.at(), heard(f.utterance()));
      case OnLine(Dialing _, HungUp f) -> unanswered(f);
      case OnLine(Dialing s, Transcribed _) -> s;

      case OnLine(Connecting s, DialIntended _) -> s;
      case OnLine(Connecting _, DialRevoked _) -> new Initiating(attempt);
      case OnLine(Connecting s, SessionStarted _) -> s;
      case OnLine(Connecting _, Rang f) -> new Ringing(attempt, f.at());
      case OnLine(Connecting _, Answered f) -> new Talking(attempt, f.at(), false);
      case OnLine(Connecting _, Said f) -> new Talking(attempt, f.at(), heard(f.utterance()));
      case OnLine(Connecting _, HungUp f) -> unanswered(f);
      case OnLine(Connecting s, Transcribed _) -> s;

      case OnLine(Ringing s, DialIntended _) -> s;
      case OnLine(Ringing s, DialRevoked _) -> s;
      case OnLine(Ringing s, SessionStarted _) -> s;
      case OnLine(Ringing s, Rang _) -> s;
      case OnLine(Ringing _, Answered f) -> new Talking(attempt, f.at(), false);
      case OnLine(Ringing _, Said f) -> new Talking(attempt, f.at(), heard(f.utterance()));
      case OnLine(Ringing _, HungUp f) -> unanswered(f);
      case OnLine(Ringing s, Transcribed _) -> s;

      case OnLine(Talking s, DialIntended _) -> s;
      case OnLine(Talking s, DialRevoked _) -> s;
      case OnLine(Talking s, SessionStarted _) -> s;
      case OnLine(Talking s, Rang _) -> s;
      case OnLine(Talking s, Answered _) -> s;
      case OnLine(Talking s, Said f) ->
          new Talking(s.attempt(), s.since(), s.heard() || heard(f.utterance()));
      case OnLine(Talking s, HungUp f) -> answered(s, f);
      case OnLine(Talking s, Transcribed _) -> s;

      case OnLine(Analyzing s, Said f) ->
          new Analyzing(s.line().hearing(heard(f.utterance())), s.transcribed());
      case OnLine(Analyzing s, Transcribed f) -> transcribed(s.line(), f.at());
      case OnLine(Analyzing s, DialIntended _) -> s;
      case OnLine(Analyzing s, DialRevoked _) -> s;
      case OnLine(Analyzing s, SessionStarted _) -> s;
      case OnLine(Analyzing s, Rang _) -> s;
      case OnLine(Analyzing s, Answered _) -> s;
      case OnLine(Analyzing s, HungUp _) -> s;

      case OnLine(AwaitingReview s, LineSignal _) -> s;
      case OnLine(PreparingFollowUp s, LineSignal _) -> s;
      case OnLine(SendingFollowUp s, LineSignal _) -> s;
      case OnLine(AddingToCrm s, LineSignal _) -> s;
      case OnLine(Completed s, LineSignal _) -> s;
      case OnLine(Failed s, LineSignal _) -> s;
      case OnLine(Canceled s, LineSignal _) -> s;
    };
  }

  private static CallState onWork(CallState state, WorkFact fact) {
    return switch (new OnWork(state, fact)) {
      case OnWork(CallState s, Requested _) -> s;
      case OnWork(CallState s, EffectStarted _) -> s;
      case OnWork(CallState s, CostCounted _) -> s;
      case OnWork(CallState s, RecordingDeleted _) -> s;
      case OnWork(CallState s, AttemptSettled _) -> s;

      // Only a call that goes on can be canceled: a line that ended since did so because of it.
      case OnWork(Completed s, CancelRequested f) ->
          s.analysis().isEmpty() ? new Canceled(s, f.at(), false) : s;
      case OnWork(Completed s, AnalysisReplaced f) ->
          s.analysis().isPresent() ? new Completed(s.line(), Optional.of(f.analysis()), s.at()) : s;
      case OnWork(Completed s, WorkFact _) -> s;

      case OnWork(Canceled s, HangUpSent _) -> new Canceled(s.before(), s.at(), true);
      case OnWork(Canceled s, StepFailed f) ->
          f.failure().step() == Step.HANG_UP ? new Canceled(s.before(), s.at(), true) : s;
      case OnWork(Canceled s, WorkFact _) -> s;

      case OnWork(Failed s, RetryRequested _) -> s.before();
      case OnWork(Failed s, CancelRequested f) -> new Canceled(s.before(), f.at(), false);
      case OnWork(Failed s, WorkFact _) -> s;

      case OnWork(CallState s, CancelRequested f) -> new Canceled(s, f.at(), false);
      case OnWork(CallState s, StepFailed f) -> failed(s, f);
      case OnWork(CallState s, LineLost f) -> lost(s, f.at());
      case OnWork(AwaitingReview s, RetryRequested _) ->
          s.analysis().isEmpty() ? new Analyzing(s.line(), true) : s;
      case OnWork(CallState s, RetryRequested _) -> s;
      case OnWork(CallState s, HangUpSent _) -> s;

      case OnWork(Analyzing s, Analyzed f) ->
          s.transcribed() ? new PreparingFollowUp(s.line(), f.analysis()) : s;
      case OnWork(Analyzing s, ReviewRequested f) ->
          s.transcribed()
              ? new AwaitingReview(s.line(), Optional.empty(), f.doubts(), f.code(), f.at())
              : s;
      case OnWork(PreparingFollowUp s, ReviewRequested f) ->
          new AwaitingReview(s.line(), Optional.of(s.analysis()), f.doubts(), f.code(), f.at());
      case OnWork(AwaitingReview s, Reviewed f) ->
          new PreparingFollowUp(s.line(), f.corrections().applyTo(s.analysis()));
      case OnWork(PreparingFollowUp s, FollowUpPrepared f) ->
          new SendingFollowUp(s.line(), s.analysis(), f.followUp());
      case OnWork(PreparingFollowUp s, FollowUpSkipped _) ->
          new AddingToCrm(s.line(), s.analysis());
      case OnWork(SendingFollowUp s, FollowUpSkipped _) -> new AddingToCrm(s.line(), s.analysis());
      case OnWork(SendingFollowUp s, FollowUpSent _) -> new AddingToCrm(s.line(), s.analysis());
      case OnWork(AddingToCrm s, LeadRecorded f) -> completed(s, f.at());
      case OnWork(AddingToCrm s, LeadSkipped f) -> completed(s, f.at());

      case OnWork(CallState s, Analyzed _) -> s;
      case OnWork(CallState s, ReviewRequested _) -> s;
      case OnWork(CallState s, Reviewed _) -> s;
      case OnWork(CallState s, AnalysisReplaced _) -> s;
      case OnWork(CallState s, FollowUpPrepared _) -> s;
      case OnWork(CallState s, FollowUpSkipped _) -> s;
      case OnWork(CallState s, FollowUpSent _) -> s;
      case OnWork(CallState s, LeadRecorded _) -> s;
      case OnWork(CallState s, LeadSkipped _) -> s;
    };
  }

  private static boolean heard(Utterance utterance) {
    return utterance.speaker() == Speaker.CUSTOMER && utterance.hasSpeech();
  }

  private static CallState unanswered(HungUp end) {
    return new Completed(
        new EndedLine(end.ending(), end.at(), Duration.ZERO, false, false),
        Optional.empty(),
        end.at());
  }

  private static CallState answered(Talking talk, HungUp end) {
    var length = Duration.between(talk.since(), end.at());
    var line =
        new EndedLine(
            end.ending(),
            end.at(),
            length.isNegative() ? Duration.ZERO : length,
            true,
            talk.heard());
    return mayHoldTalk(end.ending())
        ? new Analyzing(line, false)
        : new Completed(line, Optional.empty(), end.at());
  }

  private static CallState transcribed(EndedLine line, Instant at) {
    return line.heard() ? new Analyzing(line, true) : new Completed(line, Optional.empty(), at);
  }

  /**
   * A step's failure counts while it is that step's turn; one that came true after all has not
   * failed.
   */
  private static CallState failed(CallState state, StepFailed fact) {
    var mine = state.step().filter(step -> step == fact.failure().step()).isPresent();
    return mine ? new Failed(state, fact.failure(), fact.at()) : state;
  }

  /** Who was shown to a person is not dialled again without one, whatever turned out since. */
  private static CallState lost(CallState state, Instant at) {
    return mayBeDialled(state) || state instanceof Initiating ? new Failed(state, LOST, at) : state;
  }

  private static CallState completed(AddingToCrm state, Instant at) {
    return new Completed(state.line(), Optional.of(state.analysis()), at);
  }

  private static boolean mayHoldTalk(Ending ending) {
    return switch (ending) {
      case COMPLETED, CANCELED, PROVIDER_ERROR -> true;
      case NO_ANSWER, BUSY, UNREACHABLE, REJECTED_BY_CALLEE -> false;
      case REJECTED_BY_CARRIER, INVALID_NUMBER, VOICEMAIL -> false;
    };
  }
}
