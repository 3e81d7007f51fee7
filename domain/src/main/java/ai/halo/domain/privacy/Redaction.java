package ai.halo.domain.privacy;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.CallRequest.Greeting;
import ai.halo.domain.call.CallRequest.Prompt;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.followup.FollowUp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a call without its words, or without the person altogether.
 *
 * <p>Every fact stays, at its place and time; only what people said, wrote and are called by is
 * blotted out. So status, outcome, times, costs and every figure are what they were.
 */
public final class Redaction {
  /** Stands for words; it has letters, so that a line that was speech is speech still. */
  public static final String BLOT = "[erased]";

  private static final RecordingLink NOWHERE = new RecordingLink("https://erased.invalid/");

  private Redaction() {}

  /**
   * Whether a call can be redacted now: nothing is under way that needs what would be blotted out.
   * A call that waits for a person is canceled first.
   */
  public static boolean mayBe(Call call) {
    return !call.canCancel();
  }

  /** The call without words: who was called and where the consent comes from are kept. */
  public static Call words(Call call) {
    var request = call.request();
    return redacted(call, request.phone(), request.consent());
  }

  /** The call without the person. */
  public static Call person(Call call) {
    return redacted(call, PhoneNumber.ERASED, Optional.empty());
  }

  private static Call redacted(
      Call call, PhoneNumber phone, Optional<CallRequest.Consent> consent) {
    if (!mayBe(call)) {
      throw new IllegalStateException("a call that is under way cannot be redacted");
    }
    var request = call.request();
    var blotted =
        new CallRequest(
            phone,
            request.language(),
            request.voice(),
            new Greeting(BLOT),
            new Prompt(BLOT),
            consent);
    return Call.stored(call.id(), blotted, facts(call.timeline().recorded()), call.version());
  }

  /** Facts are told apart by what they say, so two that would be one get different blots. */
  private static List<Fact> facts(List<Fact> facts) {
    var redacted = new ArrayList<Fact>(facts.size());
    var seen = new HashSet<Fact>();
    for (var fact : facts) {
      var next = redacted(fact, BLOT);
      for (var more = 2; !seen.add(next); more++) {
        next = redacted(fact, "[erased %d]".formatted(more));
      }
      redacted.add(next);
    }
    return redacted;
  }

  private static Fact redacted(Fact fact, String blot) {
    return switch (fact) {
      case LineFact(int attempt, LineSignal signal) ->
          new LineFact(attempt, redacted(signal, blot));
      case WorkFact work -> redacted(work, blot);
    };
  }

  private static LineSignal redacted(LineSignal signal, String blot) {
    return switch (signal) {
      case LineSignal.Said s ->
          new LineSignal.Said(
              s.at(),
              new Utterance(
                  s.utterance().no(),
                  s.utterance().speaker(),
                  s.utterance().hasSpeech() ? blot : blot.replaceAll("\\p{L}", "-"),
                  s.utterance().offset()));
      case LineSignal.OptedOut s -> new LineSignal.OptedOut(s.at(), blot);
      case LineSignal.CallbackAsked s -> new LineSignal.CallbackAsked(s.at(), blot);
      case LineSignal.RecordingStarted s ->
          new LineSignal.RecordingStarted(
              s.at(),
              blot.equals(BLOT) ? NOWHERE : new RecordingLink(NOWHERE.url() + blot.hashCode()));
      case LineSignal.DialIntended _, LineSignal.DialRevoked _ -> signal;
      case LineSignal.SessionStarted _, LineSignal.Rang _, LineSignal.Answered _ -> signal;
      case LineSignal.HungUp _, LineSignal.Transcribed _ -> signal;
      case LineSignal.AnswererGuessed _, LineSignal.VoiceModelLost _ -> signal;
    };
  }

  private static WorkFact redacted(WorkFact fact, String blot) {
    return switch (fact) {
      case WorkFact.Analyzed f ->
          new WorkFact.Analyzed(f.at(), redacted(f.analysis()), Optional.empty());
      case WorkFact.AnalysisReplaced f ->
          new WorkFact.AnalysisReplaced(f.at(), f.by(), redacted(f.analysis()), Optional.empty());
      case WorkFact.FollowUpPrepared f ->
          new WorkFact.FollowUpPrepared(
              f.at(), new FollowUp(blot, f.followUp().withTelegramLink()));
      case WorkFact.FollowUpSent f -> new WorkFact.FollowUpSent(f.at(), f.channel(), blot);
      case WorkFact.LeadRecorded f -> new WorkFact.LeadRecorded(f.at(), blot);
      case WorkFact.Requested _, WorkFact.EffectStarted _ -> fact;
      case WorkFact.ReviewRequested _, WorkFact.Reviewed _ -> fact;
      case WorkFact.FollowUpSkipped _, WorkFact.LeadSkipped _, WorkFact.StepFailed _ -> fact;
      case WorkFact.RetryRequested _, WorkFact.CancelRequested _, WorkFact.HangUpSent _ -> fact;
      case WorkFact.CostCounted _, WorkFact.RecordingDeleted _ -> fact;
      case WorkFact.AttemptSettled _, WorkFact.LineLost _ -> fact;
    };
  }

  private static Analysis redacted(Analysis analysis) {
    return new Analysis(
        analysis.disposition(),
        "",
        Optional.empty(),
        new CustomerInterest(analysis.interest().level(), ""),
        analysis.createLead(),
        analysis.confidence(),
        List.of(),
        analysis.spoken(),
        analysis.optOut(),
        Optional.empty(),
        analysis.origin());
  }
}
