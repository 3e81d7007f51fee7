package ai.halo.application.usecase;

import static ai.halo.application.usecase.Sessions.NUMBER;
import static ai.halo.application.usecase.Sessions.granted;
import static ai.halo.application.usecase.Sessions.latest;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.DialState;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.SessionRecord.Leg;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of calls when the database lost some of its past. */
class ReconcileRestoreTest {
  private final World world = new World();

  private void restore() {
    world.ledger.becomeAnother();
    assertThat(world.freezeDialling.freezeIfRestored()).isTrue();
  }

  private DialState state() {
    return world.ledger.stateOf(latest(world).attempt());
  }

  @Test
  void freezesOnceAndKeepsItUntilAPersonReleasesIt() {
    restore();

    assertThat(world.freezeDialling.freezeIfRestored()).isFalse();
    assertThat(world.lookAtRestore.look().frozen()).isTrue();
    assertThat(world.lookAtRestore.look().epoch()).isEqualTo(2);
    world.place(NUMBER);
    world.work();
    assertThat(world.telephony.sessions).isEmpty();

    world.releaseBrake.release(Brake.RESTORE, world.operator);
    world.work();
    assertThat(world.lookAtRestore.look().frozen()).isFalse();
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void grantsAndRevokesNothingOfAnEarlierEpoch() {
    var call = world.place(NUMBER);
    world.work();
    restore();

    assertThat(world.ask(latest(world))).isInstanceOf(Permit.No.class);
    world.clock.advance(Duration.ofHours(1));
    assertThat(world.sweep.sweep()).isZero();
    world.cancelCall.cancel(call.id(), world.operator);

    assertThat(state()).isEqualTo(DialState.ACCEPTED);
    assertThat(world.lookAtRestore.look().attemptsOpen()).isEqualTo(1);
  }

  @Test
  void endsAnAttemptWhoseLineTheHistoryHas() {
    var call = world.place(NUMBER);
    world.work();
    world.history.hold(Sessions.over(world, latest(world), Duration.ZERO, Ending.NO_ANSWER));
    restore();

    assertThat(world.reconcileRestore.reconcile()).isEqualTo(1);

    assertThat(state()).isEqualTo(DialState.ENDED);
    assertThat(world.call(call.id()).ending()).contains(Ending.NO_ANSWER);
    assertThat(world.call(call.id()).session()).contains(latest(world).id());
    assertThat(world.lookAtRestore.look().settled()).isEqualTo(1);
    assertThat(world.lookAtRestore.look().attemptsOpen()).isZero();
  }

  @Test
  void asksAPersonAboutAnAttemptThatTheHistoryHasNoLineOf() {
    var call = world.place(NUMBER);
    world.work();
    world.history.hold(Sessions.withoutLine(world, latest(world)));
    restore();
    world.reconcileRestore.reconcile();
    assertThat(state()).isEqualTo(DialState.ACCEPTED);
    world.clock.advance(ReconcileRestore.LAG);

    world.reconcileRestore.reconcile();
    world.releaseBrake.release(Brake.RESTORE, world.operator);
    world.work();

    assertThat(state()).isEqualTo(DialState.UNKNOWN);
    assertThat(world.call(call.id()).failure().orElseThrow().code()).isEqualTo("dial.unknown");
    assertThat(world.call(call.id()).canRetry()).isFalse();
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void dialsNothingAnewThatMayHaveBeenDialledAnewInTheLostPast() {
    var call = granted(world);
    world.history.hold(Sessions.withoutLine(world, latest(world)));
    restore();

    assertThat(world.reconcileRestore.reconcile()).isEqualTo(1);
    world.releaseBrake.release(Brake.RESTORE, world.operator);
    world.work();

    assertThat(state()).isEqualTo(DialState.NOT_RUNG);
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.FAILED);
    assertThat(world.call(call.id()).canRetry()).isTrue();
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void showsStrangersAndHoldsTheCallsWhoseNumberTheyRang() {
    var waiting = world.place(NUMBER);
    var other = world.place("+998901234562");
    world.history.hold(stranger(NUMBER));
    restore();

    world.reconcileRestore.reconcile();
    world.reconcileRestore.reconcile();
    world.releaseBrake.release(Brake.RESTORE, world.operator);
    world.work();

    var strangers = world.lookAtRestore.look().strangers();
    assertThat(strangers).hasSize(1);
    assertThat(strangers.getFirst().dialled()).contains(new PhoneNumber(NUMBER));
    assertThat(world.call(waiting.id()).failure().orElseThrow().code()).isEqualTo("dial.unknown");
    assertThat(world.call(other.id()).status()).isEqualTo(CallStatus.INITIATING);
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void letsGoForGoodWhatAPersonLetGo() {
    var waiting = world.place(NUMBER);
    world.history.hold(stranger(NUMBER));
    restore();
    world.reconcileRestore.reconcile();

    world.retryCall.retry(waiting.id(), world.operator);
    world.reconcileRestore.reconcile();

    assertThat(world.call(waiting.id()).status()).isEqualTo(CallStatus.INITIATING);
  }

  private SessionRecord stranger(String number) {
    world.clock.advance(Duration.ofSeconds(5));
    var leg =
        new Leg(
            world.clock.instant(),
            false,
            Duration.ZERO,
            Ending.BUSY,
            Optional.of(new PhoneNumber(number)));
    return new SessionRecord(
        new SessionId("stranger"),
        Optional.of(new AttemptId(UUID.randomUUID())),
        world.clock.instant(),
        false,
        Optional.of(leg),
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
