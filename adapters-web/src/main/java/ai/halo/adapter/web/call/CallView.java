package ai.halo.adapter.web.call;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.Word;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal.CallbackAsked;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.Voice;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.followup.FollowUpStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call with everything that is known about it. */
@Schema(name = "Call")
public record CallView(
    UUID id,
    String phoneNumber,
    @WordOf(Language.class) String language,
    @WordOf(Voice.class) String voice,
    String greetingMessage,
    String prompt,
    @WordOf(CallStatus.class) String status,
    @Nullable String voximplantCallId,
    @Schema(description = "seconds talked; null when nobody talked or the talk goes on")
        @Nullable Long duration,
    @WordOf(Ending.class) @Nullable String ending,
    @WordOf(Disposition.class) @Nullable String disposition,
    @Schema(description = "lines that begin with Agent: or Customer:") @Nullable String transcript,
    List<UtteranceView> utterances,
    @Nullable String summary,
    @Nullable String followupMessage,
    @Nullable String customerInterest,
    @WordOf(InterestLevel.class) @Nullable String interestLevel,
    List<EvidenceView> evidence,
    @WordOf(CrmStatus.class) String crmStatus,
    @Nullable String crmId,
    boolean telegramLinkSent,
    @WordOf(FollowUpStatus.class) String followupStatus,
    @Nullable FailureView failure,
    @Schema(description = "null until the provider counted it") @Nullable CostView cost,
    @Schema(description = "whether there is a recording to hear") boolean hasRecording,
    @Schema(description = "the person asked on the line not to be called again") boolean optedOut,
    @Schema(description = "when the person wants to be called again, in their own words")
        @Nullable String callbackWords,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt,
    List<TimelineView> timeline,
    boolean canCancel,
    boolean canRetry,
    @Schema(description = "of the judgement, from 0 to 1") @Nullable Double confidence,
    ReviewState review,
    @Schema(description = "when the person wants to be called again") @Nullable Instant callbackAt,
    @Schema(description = "the language the person spoke") @WordOf(Language.class)
        @Nullable String languageSpoken,
    @Schema(description = "who judged") @Nullable Origin analysisOrigin,
    @Schema(
            description =
                "where the person's agreement to be called comes from; null where none is told")
        @Nullable String consent) {

  /** Whether a person has to say what the talk meant. */
  @Schema(name = "ReviewState")
  record ReviewState(
      boolean needed,
      @Schema(description = "the first reason") @WordOf(Doubt.class) @Nullable String reason) {
    static ReviewState of(Call call) {
      return new ReviewState(
          call.review().isPresent(),
          call.review()
              .flatMap(r -> r.doubts().stream().findFirst())
              .map(Doubt::word)
              .orElse(null));
    }
  }

  /** Who judged a talk. */
  @Schema(name = "AnalysisOrigin")
  record Origin(String analyzer, String model, String promptVersion) {
    static Origin of(AnalysisOrigin origin) {
      return new Origin(origin.analyzer(), origin.model(), origin.promptVersion());
    }
  }

  /** A line of the talk. */
  @Schema(name = "Utterance")
  record UtteranceView(
      int no,
      @WordOf(Speaker.class) String speaker,
      String text,
      @Schema(description = "seconds since the answer") double offset) {
    static UtteranceView of(Utterance line) {
      return new UtteranceView(
          line.no(), line.speaker().word(), line.text(), FactWords.seconds(line.offset()));
    }
  }

  /** The customer's words that a judgement rests on. */
  @Schema(name = "Evidence")
  record EvidenceView(
      String judgement,
      String quote,
      @Schema(description = "the no of the utterance it stands in") int utterance) {}

  /** Why a call stands as failed. */
  @Schema(name = "Failure")
  record FailureView(@WordOf(Step.class) String step, String code, String message) {
    static FailureView of(Failure failure) {
      return new FailureView(failure.step().word(), failure.code(), failure.message());
    }
  }

  /** What the provider charged for a call, as exact decimals in texts. */
  @Schema(name = "CallCost")
  record CostView(
      @Schema(description = "all of it", example = "0.125") String total,
      @Schema(description = "the line") String call,
      @Schema(description = "keeping what was said") String recording,
      @Schema(description = "speech, models and whatever else it counts") String other,
      @Schema(description = "ISO 4217", example = "USD") String currency) {
    static CostView of(CallCost cost) {
      return new CostView(
          cost.total().amount().toPlainString(),
          cost.call().toPlainString(),
          cost.recording().toPlainString(),
          cost.other().toPlainString(),
          cost.currency());
    }
  }

  /** The view of a call. */
  public static CallView of(Call call) {
    var request = call.request();
    var transcript = call.transcript();
    var analysis = call.analysis();
    return new CallView(
        call.id().value(),
        Numbers.shown(request.phone()),
        request.language().word(),
        request.voice().word(),
        request.greeting().text(),
        request.prompt().text(),
        call.status().word(),
        call.session().map(SessionId::value).orElse(null),
        call.talk().map(Duration::toSeconds).orElse(null),
        word(call.ending()),
        word(call.disposition()),
        text(transcript),
        transcript.utterances().stream().map(UtteranceView::of).toList(),
        analysis.map(Analysis::summary).filter(text -> !text.isBlank()).orElse(null),
        call.followUp().map(FollowUp::text).orElse(null),
        analysis.map(a -> a.interest().text()).filter(text -> !text.isBlank()).orElse(null),
        word(analysis.map(a -> a.interest().level())),
        analysis.map(CallView::evidenceOf).orElse(List.of()),
        call.crmStatus().word(),
        call.crmId().orElse(null),
        call.telegramLinkSent(),
        call.followUpStatus().word(),
        call.failure().map(FailureView::of).orElse(null),
        call.cost().map(CostView::of).orElse(null),
        call.recording().isPresent(),
        call.optedOutOnTheLine(),
        callbackWords(call),
        call.createdBy(),
        call.createdAt(),
        updatedAt(call),
        call.endedAt().orElse(null),
        TimelineView.of(call),
        call.canCancel(),
        call.canRetry(),
        analysis.map(Analysis::confidence).orElse(null),
        ReviewState.of(call),
        call.callbackAt().orElse(null),
        word(analysis.flatMap(Analysis::spoken)),
        analysis.map(Analysis::origin).map(Origin::of).orElse(null),
        request.consent().map(CallRequest.Consent::source).orElse(null));
  }

  private static List<EvidenceView> evidenceOf(Analysis analysis) {
    return analysis.evidence().stream()
        .map(quote -> new EvidenceView(quote.judgement(), quote.quote(), quote.utterance()))
        .toList();
  }

  /** The latest that were understood. */
  private static @Nullable String callbackWords(Call call) {
    return call.timeline().inOrder().stream()
        .flatMap(fact ->
            fact instanceof LineFact(_, CallbackAsked asked)
                ? Stream.of(asked.words())
                : Stream.<String>empty())
        .filter(words -> !words.isBlank())
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private static @Nullable String text(Transcript transcript) {
    return transcript.utterances().isEmpty() ? null : transcript.asText();
  }

  private static @Nullable String word(Optional<? extends Word> member) {
    return member.map(Word::word).orElse(null);
  }

  private static Instant updatedAt(Call call) {
    return call.timeline().inOrder().stream()
        .map(Fact::at)
        .max(Instant::compareTo)
        .orElseGet(call::createdAt);
  }
}
