package ai.halo.application.usecase;

import static ai.halo.application.usecase.Sessions.granted;
import static ai.halo.application.usecase.Sessions.latest;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.application.usecase.SettleAttempt.Outcome;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.DialState;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a person can say of attempts that nobody can tell about. */
class SettleAttemptTest {
  private final World world = new World();

  private Call lost(LineSignal... heard) {
    var call = granted(world);
    world.report(latest(world), heard);
    world.clock.advance(Duration.ofHours(25));
    world.settleSilent.settle();
    return call;
  }

  private Outcome settle(boolean rang, boolean redial) {
    return world.settleAttempt.settle(latest(world).attempt(), rang, redial, world.operator);
  }

  @Test
  void endsACallWhosePhoneRang() {
    var call = lost();

    assertThat(settle(true, true)).isInstanceOf(Outcome.Settled.class);
    world.work();

    var settled = world.call(call.id());
    assertThat(settled.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(settled.ending()).contains(Ending.PROVIDER_ERROR);
    assertThat(settled.timeline().recorded())
        .anyMatch(fact ->
            fact instanceof WorkFact.AttemptSettled(_, var by, var attempt, var rang)
                && by.equals("dilnoza")
                && attempt == 1
                && rang);
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void endsATalkWithTheLastThingThatWasHeardOfIt() {
    var began = world.clock.instant();
    var call =
        lost(
            new LineSignal.Rang(began.plusSeconds(1)),
            new LineSignal.Answered(began.plusSeconds(5)),
            new LineSignal.VoiceModelLost(began.plusSeconds(25), "x"));

    settle(true, false);

    assertThat(world.call(call.id()).talk()).contains(Duration.ofSeconds(20));
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void dialsAnewWhatDidNotRingWhereThePersonWantsIt() {
    var call = lost();
    var first = latest(world);

    settle(false, true);
    world.work();

    assertThat(world.ledger.stateOf(first.attempt())).isEqualTo(DialState.NOT_RUNG);
    assertThat(world.ask(latest(world))).isInstanceOf(Permit.Yes.class);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.CALLING);
  }

  @Test
  void leavesWhatDidNotRingToALaterRetry() {
    var call = lost();

    settle(false, false);
    world.work();

    assertThat(world.telephony.sessions).hasSize(1);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.FAILED);
    assertThat(world.call(call.id()).canRetry()).isTrue();
  }

  @Test
  void believesTheSessionThatToldOfARingRatherThanThePerson() {
    var call = lost(new LineSignal.Rang(world.clock.instant()));

    settle(false, true);
    world.work();

    assertThat(world.ledger.stateOf(latest(world).attempt())).isEqualTo(DialState.ENDED);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void settlesNothingTwiceAndNothingThatIsNotUnknown() {
    granted(world);
    assertThat(settle(true, false)).isEqualTo(new Outcome.NotUnknown());
    world.clock.advance(Duration.ofHours(25));
    world.settleSilent.settle();
    settle(false, false);

    assertThat(settle(true, false)).isEqualTo(new Outcome.NotUnknown());

    var nobodys = new AttemptId(UUID.randomUUID());
    assertThat(world.settleAttempt.settle(nobodys, true, false, world.operator))
        .isEqualTo(new Outcome.NoSuchAttempt());
  }
}
