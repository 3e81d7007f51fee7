package ai.halo.domain.call;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.followup.SkipReason;
import java.time.Instant;

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

  /** What the talk meant, vetoes applied. */
  record Analyzed(Instant at, Analysis analysis) implements WorkFact {}

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
