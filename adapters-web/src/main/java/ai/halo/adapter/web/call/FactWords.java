package ai.halo.adapter.web.call;

import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact in the words of the API.
 *
 * @param type which kind of fact
 * @param attempt the dial attempt whose line it happened on; null for what happened on none
 * @param data what is known besides, by its kind
 */
record FactWords(String type, @Nullable Integer attempt, Map<String, Object> data) {
  static FactWords of(Fact fact) {
    return switch (fact) {
      case LineFact(int attempt, LineSignal signal) -> ofLine(attempt, signal);
      case WorkFact work -> ofWork(work);
    };
  }

  private static FactWords ofLine(int attempt, LineSignal signal) {
    return switch (signal) {
      case LineSignal.DialIntended _ -> new FactWords("dial_intended", attempt, Map.of());
      case LineSignal.DialRevoked s ->
          new FactWords("dial_revoked", attempt, Map.of("reason", s.reason()));
      case LineSignal.SessionStarted s ->
          new FactWords("session_started", attempt, Map.of("session_id", s.session().value()));
      case LineSignal.Rang _ -> new FactWords("ringing", attempt, Map.of());
      case LineSignal.Answered _ -> new FactWords("answered", attempt, Map.of());
      case LineSignal.Said s -> new FactWords("said", attempt, said(s));
      case LineSignal.HungUp s ->
          new FactWords(
              "hung_up", attempt, Map.of("ending", s.ending().word(), "reason", s.reason()));
      case LineSignal.Transcribed s ->
          new FactWords("transcribed", attempt, Map.of("lines", s.lines()));
      case LineSignal.AnswererGuessed s ->
          new FactWords(
              "answerer_guessed",
              attempt,
              Map.of("answerer", s.answerer().word(), "confidence", s.confidence()));
      case LineSignal.RecordingStarted _ -> new FactWords("recording_started", attempt, Map.of());
      case LineSignal.OptedOut s -> new FactWords("opted_out", attempt, Map.of("quote", s.quote()));
      case LineSignal.CallbackAsked s ->
          new FactWords("callback_asked", attempt, Map.of("words", s.words()));
      case LineSignal.VoiceModelLost s ->
          new FactWords("voice_model_lost", attempt, Map.of("code", s.code()));
    };
  }

  private static FactWords ofWork(WorkFact fact) {
    return switch (fact) {
      case WorkFact.Requested f -> work("requested", Map.of("by", f.by()));
      case WorkFact.EffectStarted f -> work("effect_started", Map.of("step", f.step().word()));
      case WorkFact.Analyzed f ->
          work(
              "analyzed",
              Map.of(
                  "disposition",
                  f.analysis().disposition().word(),
                  "confidence",
                  f.analysis().confidence()));
      case WorkFact.ReviewRequested f ->
          work(
              "review_requested",
              Map.of("reasons", f.doubts().stream().map(Doubt::word).toList(), "code", f.code()));
      case WorkFact.Reviewed f ->
          work(
              "reviewed",
              Map.of(
                  "by",
                  f.by(),
                  "disposition",
                  f.corrections().disposition().word(),
                  "interest_level",
                  f.corrections().interest().word(),
                  "send_message",
                  f.corrections().sendMessage(),
                  "create_lead",
                  f.corrections().createLead()));
      case WorkFact.AnalysisReplaced f ->
          work(
              "analysis_replaced",
              Map.of(
                  "by",
                  f.by(),
                  "disposition",
                  f.analysis().disposition().word(),
                  "confidence",
                  f.analysis().confidence()));
      case WorkFact.FollowUpPrepared f ->
          work("followup_prepared", Map.of("message", f.followUp().text()));
      case WorkFact.FollowUpSkipped f ->
          work("followup_skipped", Map.of("reason", f.reason().word()));
      case WorkFact.FollowUpSent f ->
          work("followup_sent", Map.of("channel", f.channel().word(), "message_id", f.messageId()));
      case WorkFact.LeadRecorded f -> work("lead_recorded", Map.of("crm_id", f.crmId()));
      case WorkFact.LeadSkipped f -> work("lead_skipped", Map.of("reason", f.reason().word()));
      case WorkFact.StepFailed f ->
          work(
              "step_failed",
              Map.of(
                  "step",
                  f.failure().step().word(),
                  "code",
                  f.failure().code(),
                  "message",
                  f.failure().message()));
      case WorkFact.RetryRequested f -> work("retry_requested", Map.of("by", f.by()));
      case WorkFact.CancelRequested f -> work("cancel_requested", Map.of("by", f.by()));
      case WorkFact.HangUpSent _ -> work("hang_up_sent", Map.of());
      case WorkFact.CostCounted f ->
          work(
              "cost_counted",
              Map.of(
                  "amount",
                  f.cost().total().amount().toPlainString(),
                  "currency",
                  f.cost().currency()));
      case WorkFact.LineLost _ -> work("line_lost", Map.of());
      case WorkFact.RecordingDeleted f -> work("recording_deleted", Map.of("by", f.by()));
      case WorkFact.AttemptSettled f ->
          work("attempt_settled", Map.of("by", f.by(), "attempt", f.attempt(), "rang", f.rang()));
    };
  }

  private static FactWords work(String type, Map<String, Object> data) {
    return new FactWords(type, null, data);
  }

  private static Map<String, Object> said(LineSignal.Said said) {
    var line = said.utterance();
    return Map.of(
        "no",
        line.no(),
        "speaker",
        line.speaker().word(),
        "text",
        line.text(),
        "offset",
        seconds(line.offset()));
  }

  /** Seconds with thousandths. */
  static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
