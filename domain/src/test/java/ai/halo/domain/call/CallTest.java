package ai.halo.domain.call;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.CallState.Dialing;
import ai.halo.domain.call.CallState.Initiating;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.followup.FollowUpStatus;
import ai.halo.domain.funnel.FunnelStage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallTest {
  @Test
  void passesItsStatusesInTheirOrderOnItsWayToALead() {
    var lead = aCall().lead().build();

    assertThat(lead.newStatuses().stream().distinct())
        .containsExactly(
            CallStatus.INITIATING,
            CallStatus.CALLING,
            CallStatus.ANALYZING,
            CallStatus.PREPARING_FOLLOW_UP,
            CallStatus.SENDING_SMS,
            CallStatus.ADDING_TO_CRM,
            CallStatus.COMPLETED);
    assertThat(lead.crmStatus()).isEqualTo(CrmStatus.ADDED);
    assertThat(lead.followUpStatus()).isEqualTo(FollowUpStatus.SENT);
    assertThat(lead.telegramLinkSent()).isTrue();
    assertThat(lead.talk()).contains(Duration.ofSeconds(60));
    assertThat(lead.furthestStage()).contains(FunnelStage.LEAD);
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {
        "NO_ANSWER",
        "BUSY",
        "UNREACHABLE",
        "REJECTED_BY_CALLEE",
        "INVALID_NUMBER",
        "VOICEMAIL"
      })
  void completesAtOnceWhenNobodyTalked(Ending ending) {
    var call = aCall().ended(ending).build();

    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(call.ending()).contains(ending);
    assertThat(call.disposition())
        .isPresent()
        .isNotEqualTo(java.util.Optional.of(Disposition.UNCLEAR));
    assertThat(call.state().step()).isEmpty();
    assertThat(call.furthestStage()).contains(FunnelStage.CALLED);
  }

  @Test
  void completesWithoutAnalysisWhenAnAnswerWasFollowedBySilence() {
    var call =
        aCall()
            .talking()
            .after(
                new LineFact(1, new LineSignal.HungUp(NOON.plusSeconds(20), Ending.COMPLETED, "")),
                new LineFact(1, new LineSignal.Transcribed(NOON.plusSeconds(21), 0)))
            .build();

    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(call.disposition()).contains(Disposition.UNCLEAR);
    assertThat(call.furthestStage()).contains(FunnelStage.CALLED);
  }

  @Test
  void waitsForTheWholeTranscriptBeforeItIsAnalyzed() {
    var hungUp =
        aCall()
            .talking()
            .after(
                new LineFact(1, new LineSignal.HungUp(NOON.plusSeconds(20), Ending.COMPLETED, "")))
            .build();

    assertThat(hungUp.status()).isEqualTo(CallStatus.ANALYZING);
    assertThat(hungUp.state().step()).isEmpty();
    assertThat(aCall().talked().build().state().step()).contains(Step.ANALYZE);
  }

  @Test
  void aLineHeardAfterTheEndIsStillAPartOfTheTalk() {
    var late =
        new LineFact(
            1,
            new LineSignal.Said(
                NOON.plusSeconds(15),
                new Utterance(1, Speaker.CUSTOMER, "Алло?", Duration.ofSeconds(7))));
    var call =
        aCall()
            .talking()
            .after(
                new LineFact(1, new LineSignal.HungUp(NOON.plusSeconds(20), Ending.COMPLETED, "")),
                new LineFact(1, new LineSignal.Transcribed(NOON.plusSeconds(21), 1)))
            .build();

    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(call.with(late).status()).isEqualTo(CallStatus.ANALYZING);
  }

  @Test
  void aRevokedAttemptMakesItReadyToBeDialledAgain() {
    var revoked =
        aCall()
            .dialing()
            .after(new LineFact(1, new LineSignal.DialRevoked(NOON.plusSeconds(91), "no_session")))
            .build();

    assertThat(revoked.state()).isEqualTo(new Initiating(1));
    assertThat(
            revoked
                .with(new LineFact(2, new LineSignal.DialIntended(NOON.plusSeconds(92))))
                .state())
        .isEqualTo(new Dialing(2));
  }

  @Test
  void failsWithItsStepAndGoesOnFromThereWhenRetried() {
    var failure = new Failure(Step.SEND_SMS, "sms.refused", "no money");
    var sending =
        aCall()
            .analyzed(CallBuilder.interested())
            .after(
                new WorkFact.FollowUpPrepared(
                    NOON.plusSeconds(71), new ai.halo.domain.followup.FollowUp("Спасибо!", false)),
                new WorkFact.StepFailed(NOON.plusSeconds(72), failure))
            .build();

    assertThat(sending.status()).isEqualTo(CallStatus.FAILED);
    assertThat(sending.failure()).contains(failure);
    assertThat(sending.crmStatus()).isEqualTo(CrmStatus.PENDING);

    var retried = sending.with(new WorkFact.RetryRequested(NOON.plusSeconds(90), "admin"));
    assertThat(retried.status()).isEqualTo(CallStatus.SENDING_SMS);
    assertThat(retried.state().step()).contains(Step.SEND_SMS);
    assertThat(retried.failure()).isEmpty();
  }

  @Test
  void aLineThatNobodyCanTellAboutFailsTheCallUntilSomebodySettlesIt() {
    var lost = aCall().talking().build().with(new WorkFact.LineLost(NOON.plusSeconds(9_000)));

    assertThat(lost.status()).isEqualTo(CallStatus.FAILED);
    assertThat(lost.failure()).map(Failure::code).contains("dial.unknown");
    assertThat(lost.canRetry()).isFalse();

    var settled =
        lost.with(
            new LineFact(
                1, new LineSignal.HungUp(NOON.plusSeconds(30), Ending.PROVIDER_ERROR, "settled")));
    assertThat(settled.status()).isEqualTo(CallStatus.ANALYZING);
  }

  @Test
  void aCallWhosePhoneCertainlyDidNotRingCanBeTriedAgain() {
    var silent =
        aCall()
            .build()
            .with(
                new LineFact(1, new LineSignal.DialIntended(NOON)),
                new LineFact(1, new LineSignal.SessionStarted(NOON, new SessionId("s-1"))),
                new WorkFact.LineLost(NOON.plusSeconds(9_000)));

    var settled =
        silent.with(new LineFact(1, new LineSignal.DialRevoked(NOON.plusSeconds(60), "x")));

    assertThat(settled.canRetry()).isTrue();
    assertThat(settled.with(new WorkFact.RetryRequested(NOON.plusSeconds(9_100), "admin")).status())
        .isEqualTo(CallStatus.INITIATING);
  }

  @Test
  void aDialThatCameTrueAfterAllHasNotFailed() {
    var call =
        aCall()
            .ringing()
            .after(
                new WorkFact.StepFailed(
                    NOON.plusSeconds(50), new Failure(Step.DIAL, "dial.refused", "no")))
            .build();

    assertThat(call.status()).isEqualTo(CallStatus.CALLING);
  }

  @Test
  void aCanceledCallHangsUpOnceAndOnlyWhileItsLineIsUp() {
    var cancel = new WorkFact.CancelRequested(NOON.plusSeconds(60), "admin");

    assertThat(aCall().build().with(cancel).state().step()).isEmpty();
    assertThat(aCall().dialing().build().with(cancel).state().step()).isEmpty();
    var talking = aCall().talking().build().with(cancel);
    assertThat(talking.status()).isEqualTo(CallStatus.CANCELED);
    assertThat(talking.ending()).contains(Ending.CANCELED);
    assertThat(talking.state().step()).contains(Step.HANG_UP);
    assertThat(talking.with(new WorkFact.HangUpSent(NOON.plusSeconds(61))).state().step())
        .isEmpty();
    assertThat(
            talking
                .with(
                    new LineFact(
                        1, new LineSignal.HungUp(NOON.plusSeconds(59), Ending.CANCELED, "")))
                .state()
                .step())
        .isEmpty();
  }

  @Test
  void staysCanceledWhenItsLineEndsAfterwardsWithoutATalk() {
    var canceled =
        aCall().ringing().build().with(new WorkFact.CancelRequested(NOON.plusSeconds(5), "admin"));

    var ended =
        canceled.with(
            new LineFact(1, new LineSignal.HungUp(NOON.plusSeconds(6), Ending.CANCELED, "")));

    assertThat(ended.status()).isEqualTo(CallStatus.CANCELED);
    assertThat(ended.ending()).contains(Ending.CANCELED);
    assertThat(ended.state().step()).isEmpty();
    assertThat(ended.canCancel()).isFalse();
  }

  @Test
  void givesItsWorkTimesThatGrowEvenWhenTheClockGoesBack() {
    var call = aCall().lead().build();

    assertThat(call.stamp(NOON.minusSeconds(3600))).isAfter(NOON.plusSeconds(75));
    assertThat(call.stamp(NOON.plusSeconds(100).plusNanos(1_999)))
        .isEqualTo(NOON.plusSeconds(100).plusNanos(1_000));
  }

  @Test
  void remembersThatAnEffectMayHaveHappenedUntilAnOperatorRetries() {
    var started =
        aCall().build().with(new WorkFact.EffectStarted(NOON.plusSeconds(72), Step.SEND_SMS));

    assertThat(started.effectStarted(Step.SEND_SMS)).isTrue();
    assertThat(started.effectStarted(Step.ADD_TO_CRM)).isFalse();
    assertThat(
            started
                .with(new WorkFact.RetryRequested(NOON.plusSeconds(80), "admin"))
                .effectStarted(Step.SEND_SMS))
        .isFalse();
  }

  @Test
  void storesOnlyWhatIsNew() {
    var stored =
        Call.stored(
            new CallId(java.util.UUID.randomUUID()),
            aCall().build().request(),
            aCall().dialing().build().timeline().recorded(),
            3);
    var rang = new LineFact(1, new LineSignal.Rang(NOON.plusSeconds(3)));

    assertThat(stored.newFacts()).isEmpty();
    assertThat(stored.with(rang).newFacts()).isEqualTo(List.of(rang));
    assertThat(stored.with(rang).with(rang).newFacts()).hasSize(1);
  }

  @Test
  void printsNothingPersonal() {
    assertThat(aCall().lead().build().toString() + aCall().lead().build().timeline().recorded())
        .doesNotContain("998901234561")
        .doesNotContain("интересно")
        .doesNotContain("Спасибо");
  }
}
