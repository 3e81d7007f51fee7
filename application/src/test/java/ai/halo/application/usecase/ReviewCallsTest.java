package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.followup.FollowUpStatus;
import ai.halo.domain.funnel.FunnelStage;
import ai.halo.domain.port.PortFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is in doubt waits for a person, and nothing follows from it before. */
class ReviewCallsTest {
  private static final String NUMBER = "+998901234561";
  private static final Corrections CONFIRMED =
      new Corrections(Disposition.INTERESTED, InterestLevel.HIGH, true, true);

  private final World world = new World();

  @Test
  void aGuessWaitsAndNothingIsSent() {
    var call = guessed();

    assertThat(call.status()).isEqualTo(CallStatus.PREPARING_FOLLOW_UP);
    assertThat(call.review().orElseThrow().doubts()).containsExactly(Doubt.LOW_CONFIDENCE);
    assertThat(call.crmStatus()).isEqualTo(CrmStatus.NOT_CREATED);
    assertThat(call.furthestStage()).contains(FunnelStage.TALKED);
    assertThat(world.reviewCalls.waiting(Optional.empty(), 10).calls())
        .extracting(Call::id)
        .containsExactly(call.id());
    assertNothingWentOut();
  }

  @Test
  void whatAPersonConfirmsIsDone() {
    var call = guessed();

    var change = world.reviewCalls.review(call.id(), CONFIRMED, world.operator);
    world.work();

    assertThat(change).isInstanceOf(Change.Done.class);
    var done = world.call(call.id());
    assertThat(done.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(done.crmStatus()).isEqualTo(CrmStatus.ADDED);
    assertThat(done.followUpStatus()).isEqualTo(FollowUpStatus.SENT);
    assertThat(done.analysis().orElseThrow().confidence()).isEqualTo(1);
    assertThat(world.messages.timesSent).isEqualTo(1);
    assertThat(world.reviewCalls.waiting(Optional.empty(), 10).total()).isZero();
  }

  @Test
  void whatAPersonCorrectsIsNotDone() {
    var call = guessed();

    world.reviewCalls.review(
        call.id(),
        new Corrections(Disposition.REJECTED, InterestLevel.NONE, false, false),
        world.operator);
    world.work();

    var done = world.call(call.id());
    assertThat(done.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(done.disposition()).contains(Disposition.REJECTED);
    assertNothingWentOut();
  }

  @Test
  void aPersonCanHearAnOptOutThatNobodyElseHeard() {
    var call = guessed();

    world.reviewCalls.review(
        call.id(),
        new Corrections(Disposition.OPT_OUT, InterestLevel.NONE, false, false),
        world.operator);
    world.work();

    assertThat(world.doNotCall.contains(new PhoneNumber(NUMBER))).isTrue();
    assertNothingWentOut();
  }

  @Test
  void whoIsReviewedTwiceIsReviewedOnce() {
    var call = guessed();

    world.reviewCalls.review(call.id(), CONFIRMED, world.operator);
    var again = world.reviewCalls.review(call.id(), CONFIRMED, world.operator);
    world.work();

    assertThat(again).isInstanceOf(Change.NotNow.class);
    assertThat(world.messages.timesSent).isEqualTo(1);
  }

  @Test
  void whatAnAnalyzerWillNotJudgeAPersonCan() {
    world.opinion = World.failing(new PortFailure.Refused("openai.refused", "it would not"));
    var call = talked("Да, мне интересно");

    assertThat(call.failure()).isEmpty();
    assertThat(call.review().orElseThrow().doubts()).containsExactly(Doubt.NOT_ANALYSABLE);
    assertThat(call.review().orElseThrow().code()).isEqualTo("openai.refused");

    world.reviewCalls.review(
        call.id(),
        new Corrections(Disposition.CALLBACK, InterestLevel.MEDIUM, true, false),
        world.operator);
    world.work();

    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(world.messages.sent.values())
        .extracting(message -> message.followUp().text())
        .containsExactly("Спасибо за разговор! Мы перезвоним вам, как договорились.");
  }

  @Test
  void anAnalyzerThatWouldNotJudgeCanBeAskedAgain() {
    world.opinion = World.failing(new PortFailure.Refused("openai.key", "wrong key"));
    var call = talked("Да, мне интересно");
    world.opinion = CallBuilder::interested;

    world.retryCall.retry(call.id(), world.operator);
    world.work();

    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(world.call(call.id()).crmStatus()).isEqualTo(CrmStatus.ADDED);
  }

  @Test
  void anOptOutIsHonouredThoughNoAnalyzerAnswers() {
    world.opinion = World.failing(new PortFailure.Refused("openai.refused", "it would not"));

    var call = talked("Всё, не звоните больше");

    assertThat(call.disposition()).contains(Disposition.OPT_OUT);
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(world.doNotCall.contains(new PhoneNumber(NUMBER))).isTrue();
    assertNothingWentOut();
  }

  @Test
  void anOptOutIsHonouredThoughAModelFindsInterest() {
    var call = talked("Мне интересно, но не звоните больше");

    assertThat(call.disposition()).contains(Disposition.OPT_OUT);
    assertThat(world.doNotCall.contains(new PhoneNumber(NUMBER))).isTrue();
    assertNothingWentOut();
  }

  @Test
  void whoToldTheVoiceIsSentNothingThoughTheMessageStoodReady() {
    world.messages.before.add(new PortFailure.Unavailable("sms.down", "not reachable"));
    world.messages.onFailure =
        () ->
            world.report(
                world.telephony.sessions.getLast(),
                new LineSignal.OptedOut(world.clock.instant(), "больше не надо"));

    var call = talked("Да, мне интересно");

    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(call.followUpStatus()).isEqualTo(FollowUpStatus.SKIPPED);
    assertNothingWentOut();
  }

  @Test
  void thereIsNothingToReviewInACallThatDoesNotWait() {
    var call = talked("Да, мне интересно");

    assertThat(world.reviewCalls.review(call.id(), CONFIRMED, world.operator))
        .isInstanceOf(Change.NotNow.class);
    assertThat(
            world.reviewCalls.review(
                new CallId(new java.util.UUID(0, 1)), CONFIRMED, world.operator))
        .isInstanceOf(Change.NoSuchCall.class);
  }

  private Call guessed() {
    world.opinion = () -> CallBuilder.interested().withConfidence(0.4);
    return talked("Да, мне интересно");
  }

  private Call talked(String answer) {
    var call = world.place(NUMBER);
    world.work();
    var session = world.telephony.sessions.getLast();
    world.ask(session);
    world.talk(session, answer);
    world.work();
    return world.call(call.id());
  }

  private void assertNothingWentOut() {
    assertThat(world.messages.timesSent + world.leads.timesRecorded).isZero();
  }
}
