package ai.halo.domain.call;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.followup.SkipReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that HALO or an operator did about a call.
 *
 * <p>Within a call their times strictly increase ({@link Call#stamp}), so they have one order
 * whatever clock a node has.
 */
public sealed interface WorkFact extends Fact {
  /** An operator asked for the call. */
  record Requested(Instant at, String by) implements WorkFact {}

  /**
   * A remote effect is about to be asked for: whoever finds this without a result must look before
   * asking again.
   */
  record EffectStarted(Instant at, Step step) implements WorkFact {}

  /**
   * What the talk meant, vetoes applied.
   *
   * @param callbackAt the moment of {@link Analysis#callback()}; empty when none was wished
   */
  record Analyzed(Instant at, Analysis analysis, Optional<Instant> callbackAt)
      implements WorkFact {}

  /**
   * A person has to look at what the talk meant before anything follows from it.
   *
   * @param doubts why
   * @param code the failure of an analyzer that would not judge, such as {@code openai.refused};
   *     blank where one did
   */
  record ReviewRequested(Instant at, List<Doubt> doubts, String code) implements WorkFact {
    /** Keeps a copy. */
    public ReviewRequested {
      doubts = List.copyOf(doubts);
    }
  }

  /** A person confirmed or corrected what the talk meant. */
  record Reviewed(Instant at, String by, Corrections corrections) implements WorkFact {}

  /**
   * Another analysis of the same talk replaces the one before. Nothing is sent and no lead is made
   * because of it.
   *
   * @param by the user who wanted it
   * @param callbackAt the moment of {@link Analysis#callback()}; empty when none was wished
   */
  record AnalysisReplaced(Instant at, String by, Analysis analysis, Optional<Instant> callbackAt)
      implements WorkFact {}

  /** This is to be sent. */
  record FollowUpPrepared(Instant at, FollowUp followUp) implements WorkFact {}

  /** Nothing is to be sent. */
  record FollowUpSkipped(Instant at, SkipReason reason) implements WorkFact {}

  /** The provider took the message. */
  record FollowUpSent(Instant at, Channel channel, String messageId) implements WorkFact {}

  /** The CRM has the lead. */
  record LeadRecorded(Instant at, String crmId) implements WorkFact {}

  /** There is no lead to record. */
  record LeadSkipped(Instant at, SkipReason reason) implements WorkFact {}

  /** A step gave up. The message is for operators and holds nothing personal. */
  record StepFailed(Instant at, Failure failure) implements WorkFact {}

  /** An operator wants the failed step tried again. */
  record RetryRequested(Instant at, String by) implements WorkFact {}

  /** An operator wants the call to end. */
  record CancelRequested(Instant at, String by) implements WorkFact {}

  /** The provider was told to end the line. */
  record HangUpSent(Instant at) implements WorkFact {}

  /** The provider counted what the session cost; a later count replaces an earlier one. */
  record CostCounted(Instant at, CallCost cost) implements WorkFact {}

  /** The recording is gone at the provider, because this user wanted it. */
  record RecordingDeleted(Instant at, String by) implements WorkFact {}

  /**
   * A person decided what became of an attempt that nobody could tell about.
   *
   * @param attempt its number within the call
   * @param rang whether the phone rang, in that person's judgement
   */
  record AttemptSettled(Instant at, String by, int attempt, boolean rang) implements WorkFact {}

  /**
   * A session that held the permit fell silent, and the provider's history does not know it: nobody
   * can tell whether the phone rang. What is heard of the line later still counts.
   */
  record LineLost(Instant at) implements WorkFact {}
}
