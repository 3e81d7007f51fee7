package ai.halo.application.usecase;

import static ai.halo.application.usecase.Sessions.granted;
import static ai.halo.application.usecase.Sessions.latest;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.port.PortFailure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of calls whose sessions fall silent. */
class SettleSilentTest {
  private final World world = new World();

  private void fallSilent() {
    world.clock.advance(World.SILENCE);
  }

  private DialState state() {
    return world.ledger.stateOf(latest(world).attempt());
  }

  private CallStatus status(CallId call) {
    return world.call(call).status();
  }

  @Test
  void leavesSessionsAloneThatAreNotSilentYet() {
    granted(world);
    world.history.hold(Sessions.withoutLine(world, latest(world)));
    world.clock.advance(World.SILENCE.minusSeconds(1));

    assertThat(world.settleSilent.settle()).isZero();

    assertThat(world.history.asked()).isZero();
    assertThat(state()).isEqualTo(DialState.GRANTED);
  }

  @Test
  void endsACallAsTheHistoryHasIts() {
    var call = granted(world);
    world.history.hold(Sessions.over(world, latest(world), Duration.ZERO, Ending.BUSY));
    fallSilent();

    assertThat(world.settleSilent.settle()).isEqualTo(1);

    assertThat(state()).isEqualTo(DialState.ENDED);
    assertThat(world.call(call.id()).ending()).contains(Ending.BUSY);
    assertThat(status(call.id())).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void endsATalkWithTheLengthOfTheHistoryAndGoesOnWithWhatWasHeard() {
    var call = granted(world);
    world.history.hold(
        Sessions.over(world, latest(world), Duration.ofSeconds(61), Ending.COMPLETED));
    var answered = world.clock.instant().plusSeconds(7);
    world.report(
        latest(world),
        new LineSignal.Rang(answered.minusSeconds(4)),
        new LineSignal.Answered(answered),
        new LineSignal.Said(
            answered.plusSeconds(5),
            new Utterance(1, Speaker.CUSTOMER, "Да, мне интересно", Duration.ofSeconds(5))));
    fallSilent();

    world.settleSilent.settle();
    world.work();

    assertThat(world.call(call.id()).talk()).contains(Duration.ofSeconds(61));
    assertThat(status(call.id())).isEqualTo(CallStatus.COMPLETED);
    assertThat(world.leads.timesRecorded).isEqualTo(1);
  }

  @Test
  void countsALateReportOfTheEndWithoutContradiction() {
    var call = granted(world);
    var began = world.clock.instant();
    world.history.hold(
        Sessions.over(world, latest(world), Duration.ofSeconds(61), Ending.COMPLETED));
    fallSilent();
    world.settleSilent.settle();

    world.report(
        latest(world),
        new LineSignal.Rang(began.plusSeconds(2)),
        new LineSignal.Answered(began.plusSeconds(9)),
        new LineSignal.HungUp(began.plusSeconds(70), Ending.COMPLETED, ""),
        new LineSignal.Transcribed(began.plusSeconds(71), 0));

    assertThat(world.call(call.id()).ending()).contains(Ending.COMPLETED);
    assertThat(status(call.id())).isEqualTo(CallStatus.COMPLETED);
    assertThat(world.settleSilent.settle()).isZero();
  }

  @Test
  void dialsAnewWhatCertainlyDidNotRing() {
    var call = granted(world);
    var first = latest(world);
    world.history.hold(Sessions.withoutLine(world, first));
    fallSilent();

    assertThat(world.settleSilent.settle()).isEqualTo(1);
    world.work();

    assertThat(world.ledger.stateOf(first.attempt())).isEqualTo(DialState.NOT_RUNG);
    assertThat(world.ask(first)).isInstanceOf(Permit.No.class);
    assertThat(world.ask(latest(world))).isInstanceOf(Permit.Yes.class);
    assertThat(status(call.id())).isEqualTo(CallStatus.CALLING);
  }

  @Test
  void leavesToAPersonWhatDidNotRingThreeTimes() {
    var call = granted(world);
    for (var no = 1; no <= SweepAttempts.MOST_ATTEMPTS; no++) {
      world.ask(latest(world));
      world.history.hold(Sessions.withoutLine(world, latest(world)));
      fallSilent();
      world.settleSilent.settle();
      world.work();
    }

    assertThat(world.telephony.sessions).hasSize(SweepAttempts.MOST_ATTEMPTS);
    assertThat(world.call(call.id()).failure().orElseThrow().code()).isEqualTo("dial.no_session");
  }

  @Test
  void endsACallThatTheSessionSaidRangThoughTheHistoryHasNoLine() {
    var call = granted(world);
    world.report(latest(world), new LineSignal.Rang(world.clock.instant()));
    world.history.hold(Sessions.withoutLine(world, latest(world)));
    fallSilent();

    world.settleSilent.settle();
    world.work();

    assertThat(state()).isEqualTo(DialState.ENDED);
    assertThat(status(call.id())).isEqualTo(CallStatus.COMPLETED);
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void looksAgainAfterGrowingPausesWhereTheHistoryKnowsNothing() {
    granted(world);
    fallSilent();
    var askedAt = new java.util.ArrayList<Integer>();

    for (var second = 0; second <= 220; second += 10) {
      var before = world.history.asked();
      world.settleSilent.settle();
      if (world.history.asked() > before) {
        askedAt.add(second);
      }
      world.clock.advance(Duration.ofSeconds(10));
    }

    assertThat(askedAt).containsExactly(0, 30, 90, 210);
    assertThat(state()).isEqualTo(DialState.GRANTED);
  }

  @Test
  void neverDialsAnewWhatIsAbsentFromTheHistoryAndAsksAPersonAfterADay() {
    var call = granted(world);
    world.clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(world.settleSilent.settle()).isZero();
    world.clock.advance(Duration.ofHours(1));

    assertThat(world.settleSilent.settle()).isEqualTo(1);
    world.work();

    assertThat(state()).isEqualTo(DialState.UNKNOWN);
    assertThat(world.call(call.id()).failure().orElseThrow().code()).isEqualTo("dial.unknown");
    assertThat(world.call(call.id()).canRetry()).isFalse();
    assertThat(world.telephony.sessions).hasSize(1);
    var page = world.browseUnknown.page(10, Optional.empty());
    assertThat(page.total()).isEqualTo(1);
    assertThat(page.items().getFirst().session()).contains(latest(world).id());
  }

  @Test
  void waitsForASessionThatStillRuns() {
    granted(world);
    world.history.hold(Sessions.active(world, latest(world)));
    fallSilent();

    assertThat(world.settleSilent.settle()).isZero();

    assertThat(state()).isEqualTo(DialState.GRANTED);
  }

  @Test
  void changesNothingWhileTheHistoryIsOutOfReach() {
    granted(world);
    world.clock.advance(Duration.ofHours(30));
    world.history.failNext(new PortFailure.Unavailable("x", "x"));

    assertThat(world.settleSilent.settle()).isZero();
    assertThat(state()).isEqualTo(DialState.GRANTED);

    assertThat(world.settleSilent.settle()).isEqualTo(1);
  }

  @Test
  void bringsBackALostCallWhoseEndIsReportedAfterAll() {
    var call = granted(world);
    world.clock.advance(Duration.ofHours(25));
    world.settleSilent.settle();

    world.report(
        latest(world), new LineSignal.HungUp(world.clock.instant(), Ending.NO_ANSWER, "408"));

    assertThat(state()).isEqualTo(DialState.ENDED);
    assertThat(status(call.id())).isEqualTo(CallStatus.COMPLETED);
    assertThat(world.browseUnknown.page(10, Optional.empty()).total()).isZero();
  }
}
