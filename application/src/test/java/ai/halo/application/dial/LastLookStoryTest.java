package ai.halo.application.dial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.application.usecase.PlaceCall;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallRequest;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.dial.CountryRule;
import ai.halo.domain.dial.DialCaps;
import ai.halo.domain.dial.DialLimits;
import ai.halo.domain.dial.DialPolicies;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.Objection;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps a phone from ringing, and how a call goes on when it is over. */
class LastLookStoryTest {
  private static final String NUMBER = "+998901234561";
  private static final String OTHER = "+998901234562";

  private World world = new World();

  @Test
  void whatIsAskedForWhileAPersonHasStoppedDiallingIsRefusedAtOnce() {
    world.stopDialling.stop("a wrong price list", world.operator);

    assertThat(place(NUMBER)).isEqualTo(new PlaceCall.Outcome.Refused(Objection.STOPPED));
    assertThat(world.calls.all()).isEmpty();

    world.releaseBrake.release(Brake.OPERATOR, world.operator);
    assertThat(place(NUMBER)).isInstanceOf(PlaceCall.Outcome.Placed.class);
  }

  @ParameterizedTest
  @EnumSource(value = Brake.class, mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
  void whatIsAskedForWhileHaloHasStoppedDiallingWaitsUntilItGoesOn(Brake brake) {
    apply(brake);

    var call = world.place(NUMBER);
    world.work();

    assertThat(world.telephony.sessions).isEmpty();
    assertThat(world.queue.waiting()).isEqualTo(1);
    assertThat(world.call(call.id()).timeline().size()).isEqualTo(1);

    assertThat(world.releaseBrake.release(brake, world.operator)).isTrue();
    world.work();
    assertThat(world.ask(session(0))).isInstanceOf(Permit.Yes.class);
  }

  @Test
  void whoLivesWhereConsentIsNeededIsCalledWithItAlone() {
    world =
        new World(
            DialPolicies.only(
                new CountryRule(
                    "UZ",
                    List.of(ZoneId.of("Asia/Tashkent")),
                    LocalTime.MIDNIGHT,
                    LocalTime.MIDNIGHT,
                    true)),
            DialLimits.NONE);
    var asked = World.request(NUMBER);
    var agreed =
        new CallRequest(
            asked.phone(),
            asked.language(),
            asked.voice(),
            asked.greeting(),
            asked.prompt(),
            Optional.of(new CallRequest.Consent("order form of 3 March")));

    assertThat(place(NUMBER)).isEqualTo(new PlaceCall.Outcome.Refused(Objection.CONSENT));
    assertThat(world.placeCall.place(agreed, world.operator, Optional.empty()))
        .isInstanceOf(PlaceCall.Outcome.Placed.class);
    world.work();
    assertThat(world.ask(session(0))).isEqualTo(new Permit.Yes(agreed));
  }

  @Test
  void aStopBetweenRequestAndPermitKeepsThePhoneSilentAndTheCallWaiting() {
    var call = world.place(NUMBER);
    world.work();
    world.stopDialling.stop("stop", world.operator);

    assertThat(world.ask(session(0))).isEqualTo(new Permit.No("stopped.operator"));
    assertThat(world.ask(session(0))).isInstanceOf(Permit.No.class);
    world.work();

    assertThat(world.ledger.stateOf(session(0).attempt())).isEqualTo(DialState.REFUSED);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.INITIATING);
    assertThat(world.telephony.sessions).hasSize(1);

    world.releaseBrake.release(Brake.OPERATOR, world.operator);
    world.work();
    assertThat(world.ask(session(0))).isInstanceOf(Permit.No.class);
    assertThat(world.ask(session(1))).isInstanceOf(Permit.Yes.class);
  }

  @Test
  void aSessionThatHoldsItsPermitKeepsItWhateverIsStoppedLater() {
    world.place(NUMBER);
    world.work();
    assertThat(world.ask(session(0))).isInstanceOf(Permit.Yes.class);

    world.stopDialling.stop("stop", world.operator);

    assertThat(world.ask(session(0))).isInstanceOf(Permit.Yes.class);
  }

  @Test
  void waitingIsNoTry() {
    apply(Brake.ACCOUNT);
    var call = world.place(NUMBER);
    world.work();

    for (var hour = 1; hour < 24; hour++) {
      world.pass(Duration.ofHours(1));
    }

    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.INITIATING);
    assertThat(world.call(call.id()).version()).isEqualTo(1);
  }

  @Test
  void aCallThatWaitedTooLongIsLeftToAPersonWhoMayWantItAgain() {
    apply(Brake.ACCOUNT);
    var call = world.place(NUMBER);
    world.work();
    world.pass(World.LONGEST_WAIT.minusSeconds(1));
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.INITIATING);

    world.pass(Duration.ofSeconds(1));

    assertThat(failure(call)).isEqualTo("dial.waited_too_long");
    world.retryCall.retry(call.id(), world.operator);
    world.work();
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.INITIATING);
    world.releaseBrake.release(Brake.ACCOUNT, world.operator);
    world.work();
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void aCanceledCallThatWaitedIsNotDialledWhenTheBrakeIsReleased() {
    apply(Brake.FUNDS);
    var call = world.place(NUMBER);
    world.work();
    world.cancelCall.cancel(call.id(), world.operator);

    world.releaseBrake.release(Brake.FUNDS, world.operator);
    world.work();

    assertThat(world.telephony.sessions).isEmpty();
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.CANCELED);
  }

  @Test
  void stopsThatComeAgainAndAgainDoNotUseUpTheAttemptsOfACall() {
    var call = world.place(NUMBER);
    world.work();
    for (var time = 0; time < 5; time++) {
      apply(Brake.FUNDS);
      assertThat(world.ask(session(time))).isEqualTo(new Permit.No("stopped.funds"));
      world.releaseBrake.release(Brake.FUNDS, world.operator);
      world.work();
    }

    world.clock.advance(Duration.ofSeconds(91));
    assertThat(world.sweep.sweep()).isEqualTo(1);
    world.work();

    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.INITIATING);
    assertThat(world.ask(session(6))).isInstanceOf(Permit.Yes.class);
  }

  @Test
  void anAccountWithoutMoneyStopsAllCallsAndFailsNone() {
    world.telephony.failures.add(new PortFailure.Refused("voice.no_funds", "no money"));

    var call = world.place(NUMBER);
    world.work();
    var other = world.place(OTHER);
    world.work();

    assertThat(world.brakes.look())
        .extracting(BrakeApplied::brake, BrakeApplied::reason, BrakeApplied::by)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Brake.FUNDS, "voice.no_funds", "halo"));
    assertThat(world.telephony.sessions).isEmpty();
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.INITIATING);
    assertThat(world.call(other.id()).status()).isEqualTo(CallStatus.INITIATING);

    world.watchFunds.watch();
    world.work();
    assertThat(world.telephony.sessions).hasSize(2);
  }

  @Test
  void aProviderThatRefusesTheAccountStopsAllCallsUntilALookFindsItWell() {
    world.account.fail(new PortFailure.Refused("voice.account.bad_key", "the key is refused"));
    world.telephony.failures.add(
        new PortFailure.Refused("voice.account.bad_key", "the key is refused"));
    world.place(NUMBER);
    world.work();

    world.watchFunds.watch();
    world.work();
    assertThat(world.brakes.look()).extracting(BrakeApplied::brake).containsExactly(Brake.ACCOUNT);
    assertThat(world.telephony.sessions).isEmpty();

    world.account.recover();
    world.watchFunds.watch();
    world.work();
    assertThat(world.brakes.look()).isEmpty();
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "+78005553535, NUMBER_KIND",
    "+99912345678, NUMBER_KIND",
    "+12025550123, COUNTRY",
  })
  void whoMayNeverBeCalledIsRefusedAtOnce(String number, Objection why) {
    assertThat(place(number)).isEqualTo(new PlaceCall.Outcome.Refused(why));
  }

  @Test
  void nobodyIsCalledAtNight() {
    world =
        new World(
            DialPolicies.only(
                DialPolicies.rule("UZ", LocalTime.of(9, 0), LocalTime.of(20, 0), "Asia/Tashkent")),
            DialLimits.NONE);
    var late = world.place(NUMBER); // CallBuilder.NOON is in UTC, so it is 17:00 there
    world.work();
    world.clock.advance(Duration.ofHours(3));

    assertThat(place(OTHER)).isEqualTo(new PlaceCall.Outcome.Refused(Objection.CALLING_HOURS));
    world.clock.advance(Duration.ofHours(-3).plusSeconds(60));
    assertThat(world.ask(session(0))).isInstanceOf(Permit.Yes.class);
    assertThat(late.createdAt()).isEqualTo(CallBuilder.NOON);
  }

  @Test
  void aPermitThatIsAskedForAfterHoursIsRefusedAndTheCallCanBeRetriedInTheMorning() {
    world =
        new World(
            DialPolicies.only(
                DialPolicies.rule("UZ", LocalTime.of(9, 0), LocalTime.of(17, 1), "Asia/Tashkent")),
            DialLimits.NONE);
    var call = world.place(NUMBER);
    world.work();
    world.clock.advance(Duration.ofSeconds(60));

    assertThat(world.ask(session(0))).isEqualTo(new Permit.No("calling_hours"));

    assertThat(failure(call)).isEqualTo("dial.refused.calling_hours");
    world.clock.advance(Duration.ofHours(17));
    world.retryCall.retry(call.id(), world.operator);
    world.work();
    assertThat(world.ask(session(1))).isInstanceOf(Permit.Yes.class);
  }

  @Test
  void aNumberIsCalledSoOftenADayAndNoMore() {
    world = new World(DialPolicies.capped(new DialCaps(1, 0, Optional.empty())), DialLimits.NONE);
    var first = world.place(NUMBER);
    var second = world.place(NUMBER);
    world.work();
    world.ask(session(0));
    end(session(0));

    assertThat(world.ask(session(1))).isEqualTo(new Permit.No("number_cap"));

    assertThat(world.call(first.id()).ending()).contains(Ending.NO_ANSWER);
    assertThat(failure(second)).isEqualTo("dial.refused.number_cap");
    assertThat(place(NUMBER)).isEqualTo(new PlaceCall.Outcome.Refused(Objection.NUMBER_CAP));
    world.clock.advance(Duration.ofHours(25));
    assertThat(place(NUMBER)).isInstanceOf(PlaceCall.Outcome.Placed.class);
  }

  @Test
  void aSecondCallOfANumberWaitsUntilTheLineOfTheFirstHasEnded() {
    world.place(NUMBER);
    world.work();
    world.ask(session(0));
    world.place(NUMBER);
    world.work();
    world.pass(Duration.ofMinutes(5));
    assertThat(world.telephony.sessions).hasSize(1);

    end(session(0));
    world.pass(Duration.ofSeconds(15));

    assertThat(world.ask(session(1))).isInstanceOf(Permit.Yes.class);
  }

  @Test
  void aSecondCallThatWasOnItsWayAlreadyIsTakenBackAndDialledAfterTheFirst() {
    world.place(NUMBER);
    var second = world.place(NUMBER);
    world.work();
    world.ask(session(0));

    assertThat(world.ask(session(1))).isEqualTo(new Permit.No("number_busy"));

    assertThat(world.ledger.stateOf(session(1).attempt())).isEqualTo(DialState.REVOKED);
    world.work();
    assertThat(world.call(second.id()).status()).isEqualTo(CallStatus.INITIATING);
    assertThat(world.telephony.sessions).hasSize(2);
    end(session(0));
    world.pass(Duration.ofSeconds(15));
    assertThat(world.ask(session(2))).isInstanceOf(Permit.Yes.class);
  }

  @Test
  void moreThanTheProviderTakesAtOnceWaitForEachOther() {
    world =
        new World(DialPolicies.ALL_DAY, Optional.of(new DialLimits(20, 2, Duration.ofSeconds(60))));
    for (var i = 0; i < 5; i++) {
      world.place("+99890123456" + i);
    }

    world.work();
    assertThat(world.telephony.sessions).hasSize(2);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.telephony.sessions).hasSize(4);
    world.pass(Duration.ofSeconds(1));
    assertThat(world.telephony.sessions).hasSize(5);
  }

  @Test
  void aRequestThatCameBackWithoutAnAnswerMakesRoomForTheNext() {
    world =
        new World(
            DialPolicies.ALL_DAY, Optional.of(new DialLimits(1, 100, Duration.ofSeconds(60))));
    world.telephony.failures.add(new PortFailure.InDoubt("voice.timeout", "no answer"));
    world.place(NUMBER);
    world.place(OTHER);

    world.work();

    assertThat(world.telephony.sessions).hasSize(2);
  }

  @Test
  void theSameRequestIsAnsweredAsBeforeWhateverIsStoppedNow() {
    var key = Optional.of("key-1");
    var request = World.request(NUMBER);
    world.placeCall.place(request, world.operator, key);
    world.stopDialling.stop("stop", world.operator);

    assertThat(world.placeCall.place(request, world.operator, key))
        .isInstanceOf(PlaceCall.Outcome.Repeated.class);
  }

  @Test
  void aRefusedRequestDoesNotUseUpItsKey() {
    var key = Optional.of("key-1");
    var request = World.request(NUMBER);
    world.stopDialling.stop("stop", world.operator);
    assertThat(world.placeCall.place(request, world.operator, key))
        .isInstanceOf(PlaceCall.Outcome.Refused.class);

    world.releaseBrake.release(Brake.OPERATOR, world.operator);

    assertThat(world.placeCall.place(request, world.operator, key))
        .isInstanceOf(PlaceCall.Outcome.Placed.class);
  }

  private PlaceCall.Outcome place(String number) {
    return world.placeCall.place(World.request(number), world.operator, Optional.empty());
  }

  private void apply(Brake brake) {
    var applied = new BrakeApplied(brake, "on purpose", BrakeApplied.HALO, world.clock.instant());
    world.unitOfWork.run(() -> world.brakes.apply(applied));
  }

  private World.Session session(int no) {
    return world.telephony.sessions.get(no);
  }

  private void end(World.Session session) {
    var at = world.clock.instant();
    world.report(
        session,
        new LineSignal.Rang(at),
        new LineSignal.HungUp(at.plusSeconds(40), Ending.NO_ANSWER, "408"));
  }

  private String failure(Call call) {
    return world.call(call.id()).failure().orElseThrow().code();
  }
}
