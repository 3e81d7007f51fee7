package ai.halo.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.application.usecase.Change;
import ai.halo.application.usecase.PlaceCall;
import ai.halo.application.usecase.ReportLine;
import ai.halo.application.usecase.SweepAttempts;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.call.Step;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.Objection;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.followup.FollowUpStatus;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of calls, from the request to the lead, and whatever goes wrong between. */
class CallStoryTest {
  private static final String NUMBER = "+998901234561";

  private final World world = new World();

  @Test
  void aRequestBecomesALead() {
    var call = talked("Да, мне интересно");

    world.work();

    var lead = world.call(call.id());
    assertThat(lead.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(lead.crmStatus()).isEqualTo(CrmStatus.ADDED);
    assertThat(lead.telegramLinkSent()).isTrue();
    assertThat(world.messages.sent.values().iterator().next().followUp().text())
        .isEqualTo("Спасибо за разговор! https://t.me/halo_demo");
    assertThat(world.leads.timesRecorded).isEqualTo(1);
    assertThat(world.queue.size()).isZero();
  }

  @Test
  void nobodyAnsweringEndsTheCallWithoutAnalysisMessageOrLead() {
    var call = granted();

    world.report(
        session(),
        new LineSignal.Rang(world.clock.instant()),
        new LineSignal.HungUp(world.clock.instant().plusSeconds(40), Ending.NO_ANSWER, "408"));
    world.work();

    var ended = world.call(call.id());
    assertThat(ended.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(ended.disposition()).contains(Disposition.NO_ANSWER);
    assertThat(ended.analysis()).isEmpty();
    assertThat(world.messages.timesSent + world.leads.timesRecorded).isZero();
  }

  @Test
  void reportsThatComeTwiceAndBackwardsChangeNothing() {
    var call = granted();
    var at = world.clock.instant();

    world.report(session(), new LineSignal.HungUp(at.plusSeconds(40), Ending.BUSY, "486"));
    world.report(session(), new LineSignal.Rang(at));
    world.report(session(), new LineSignal.HungUp(at.plusSeconds(40), Ending.BUSY, "486"));

    assertThat(world.call(call.id()).disposition()).contains(Disposition.BUSY);
    assertThat(world.call(call.id()).timeline().size()).isEqualTo(5);
  }

  @Test
  void oneSessionGetsThePermitAndMayAskAgainAndAnotherNeverDoes() {
    world.place(NUMBER);
    world.work();
    var first = session();
    var second = new World.Session(first.attempt(), first.ticket(), new SessionId("s-double"));

    assertThat(world.ask(first)).isInstanceOf(Permit.Yes.class);
    assertThat(world.ask(first)).isInstanceOf(Permit.Yes.class);
    assertThat(world.ask(second)).isEqualTo(new Permit.No("not_granted"));
    assertThat(world.report(second, new LineSignal.Rang(world.clock.instant())))
        .isEqualTo(ReportLine.Outcome.NOT_GRANTED);
  }

  @Test
  void aTimedOutRequestIsNeverSentAgainAndItsSessionMayStillDial() {
    world.telephony.failures.add(new PortFailure.InDoubt("voice.timeout", "no answer"));

    var call = world.place(NUMBER);
    world.work();

    assertThat(world.telephony.sessions).hasSize(1);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.INITIATING);
    assertThat(world.ask(session())).isInstanceOf(Permit.Yes.class);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.CALLING);
  }

  @Test
  void anAttemptWithoutASessionIsRevokedAndDialledAnewUntilAPersonHasToLook() {
    var call = world.place(NUMBER);
    world.work();

    for (var attempt = 1; attempt <= SweepAttempts.MOST_ATTEMPTS; attempt++) {
      assertThat(world.sweep.sweep()).isZero();
      world.clock.advance(Duration.ofSeconds(91));
      assertThat(world.sweep.sweep()).isEqualTo(1);
      world.work();
    }

    assertThat(world.telephony.sessions).hasSize(SweepAttempts.MOST_ATTEMPTS);
    assertThat(world.telephony.sessions)
        .allSatisfy(late -> assertThat(world.ask(late)).isInstanceOf(Permit.No.class));
    assertThat(world.call(call.id()).failure().orElseThrow().code()).isEqualTo("dial.no_session");
  }

  @Test
  void aProviderThatSaysNoFailsTheCallAndARetryDialsUnderANewAttempt() {
    world.telephony.failures.add(new PortFailure.Refused("voice.refused", "they said no"));
    var call = world.place(NUMBER);
    world.work();
    assertThat(world.call(call.id()).failure().orElseThrow().step()).isEqualTo(Step.DIAL);

    world.retryCall.retry(call.id(), world.operator);
    world.work();

    assertThat(world.telephony.sessions).hasSize(1);
    assertThat(world.ask(session())).isInstanceOf(Permit.Yes.class);
  }

  @Test
  void aProviderThatIsAwayIsAskedAgainUnderANewAttempt() {
    world.telephony.failures.add(new PortFailure.Unavailable("voice.down", "not reachable"));

    var call = world.place(NUMBER);
    world.work();

    assertThat(world.telephony.sessions).hasSize(1);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.INITIATING);
    assertThat(world.ask(session())).isInstanceOf(Permit.Yes.class);
  }

  @Test
  void aCallThatWasCanceledWhileItsRequestWasOnItsWayDoesNotRing() {
    var call = world.place(NUMBER);
    world.work();

    assertThat(world.cancelCall.cancel(call.id(), world.operator)).isInstanceOf(Change.Done.class);

    assertThat(world.ask(session())).isInstanceOf(Permit.No.class);
    assertThat(world.ledger.stateOf(session().attempt())).isEqualTo(DialState.REVOKED);
    world.work();
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.CANCELED);
    assertThat(world.telephony.hungUp).isEmpty();
  }

  @Test
  void cancelingATalkHangsUpAndSendsNothing() {
    var call = granted();
    world.report(session(), new LineSignal.Answered(world.clock.instant()));

    world.cancelCall.cancel(call.id(), world.operator);
    world.work();
    world.talk(session(), "Да, мне интересно");
    world.work();

    assertThat(world.telephony.hungUp).containsExactly(session().id());
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.CANCELED);
    assertThat(world.messages.timesSent).isZero();
    assertThat(world.cancelCall.cancel(call.id(), world.operator))
        .isInstanceOf(Change.NotNow.class);
  }

  @Test
  void aNumberThatOptedOutMeanwhileDoesNotRing() {
    var call = world.place(NUMBER);
    world.work();
    world.doNotCall.optedOut(call.request().phone(), call.id(), world.clock.instant());

    assertThat(world.ask(session())).isEqualTo(new Permit.No("do_not_call"));

    assertThat(world.call(call.id()).failure().orElseThrow().code())
        .isEqualTo("dial.refused.do_not_call");
  }

  @Test
  void whoOptsOutIsNeverCalledAgain() {
    world.opinion = () -> CallBuilder.analysis(Disposition.OPT_OUT, true);
    talked("Не звоните мне больше, мне интересно только это");

    world.work();

    assertThat(world.messages.timesSent + world.leads.timesRecorded).isZero();
    assertThat(world.placeCall.place(World.request(NUMBER), world.operator, Optional.empty()))
        .isEqualTo(new PlaceCall.Outcome.Refused(Objection.DO_NOT_CALL));
  }

  @Test
  void anAnalyzerThatIsAwayIsAskedAgainAndThenTheCallWaitsForARetry() {
    var call = talked("Да, мне интересно");
    world.opinion =
        () -> {
          throw new PortFailure.Unavailable("analyzer.down", "not reachable");
        };
    var before = world.clock.instant();

    world.work();

    assertThat(world.call(call.id()).failure().orElseThrow().code()).isEqualTo("analyzer.down");
    assertThat(world.clock.instant()).isEqualTo(before.plusSeconds(3));

    world.opinion = CallBuilder::interested;
    world.retryCall.retry(call.id(), world.operator);
    world.work();
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void aMessageWhoseAnswerWasLostIsLookedUpAndNotSentAgain() {
    world.messages.after.add(new PortFailure.InDoubt("sms.timeout", "no answer"));
    var call = talked("Да, мне интересно");

    world.work();

    assertThat(world.messages.timesSent).isEqualTo(1);
    assertThat(world.call(call.id()).followUpStatus()).isEqualTo(FollowUpStatus.SENT);
  }

  @Test
  void aMessageThatNobodyCanTellAboutIsLeftToAPerson() {
    world.messages.after.add(new PortFailure.InDoubt("sms.timeout", "no answer"));
    world.messages.tellsWhatItSent = false;
    var call = talked("Да, мне интересно");

    world.work();

    assertThat(world.messages.timesSent).isEqualTo(1);
    assertThat(world.call(call.id()).failure().orElseThrow().code()).isEqualTo("sms.unknown");
  }

  @Test
  void aCrashBetweenAnEffectAndItsCommitRepeatsNoEffect() {
    world.messages.after.add(new Crash());
    world.leads.after.add(new Crash());
    var call = talked("Да, мне интересно");
    var work = world.queue.next().orElseThrow();

    assertThatExceptionOfType(Crash.class).isThrownBy(() -> world.pipeline.advance(work.call(), 0));
    assertThatExceptionOfType(Crash.class).isThrownBy(() -> world.pipeline.advance(work.call(), 0));
    world.pipeline.advance(work.call(), 0);

    assertThat(world.messages.timesSent).isEqualTo(1);
    assertThat(world.leads.timesRecorded).isEqualTo(1);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void aCrashAfterTheDialRequestSendsNoSecondOne() {
    var call = world.place(NUMBER);
    var work = world.queue.next().orElseThrow();

    world.pipeline.advance(work.call(), 0);
    world.pipeline.advance(work.call(), 0);

    assertThat(world.telephony.sessions).hasSize(1);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.INITIATING);
  }

  @Test
  void theSameRequestUnderOneKeyIsOneCall() {
    var key = Optional.of("key-1");
    var first = world.placeCall.place(World.request(NUMBER), world.operator, key);
    var again = world.placeCall.place(World.request(NUMBER), world.operator, key);
    var other = world.placeCall.place(World.request("+998901234562"), world.operator, key);

    assertThat(first).isInstanceOf(PlaceCall.Outcome.Placed.class);
    assertThat(again).isInstanceOf(PlaceCall.Outcome.Repeated.class);
    assertThat(other).isInstanceOf(PlaceCall.Outcome.KeyReused.class);
    assertThat(world.calls.all()).hasSize(1);
    assertThat(world.queue.size()).isEqualTo(1);
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private World.Session session() {
    return world.telephony.sessions.getFirst();
  }

  private Call granted() {
    var call = world.place(NUMBER);
    world.work();
    assertThat(world.ask(session())).isInstanceOf(Permit.Yes.class);
    return call;
  }

  private Call talked(String answer) {
    var call = granted();
    world.talk(session(), answer);
    assertThat(List.of(world.call(call.id()).state().step()))
        .containsExactly(Optional.of(Step.ANALYZE));
    return call;
  }
}
