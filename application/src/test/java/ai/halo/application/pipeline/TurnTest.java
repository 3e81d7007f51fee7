package ai.halo.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.application.World;
import ai.halo.application.pipeline.CallPipeline.Rest;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.PortFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a worker knows of its call, and when its claim on the work ends. */
class TurnTest {
  private static final String NUMBER = "+998901234561";

  private final World world = new World();

  /** Where the claim was fulfilled, by the status that was stored then. */
  private final List<CallStatus> fulfilled = new ArrayList<>();

  private Call talked() {
    var call = world.place(NUMBER);
    world.work();
    var session = world.telephony.sessions.getFirst();
    world.ask(session);
    world.talk(session, "Да, мне интересно");
    world.queue.next();
    return world.call(call.id());
  }

  private Turn turn(Call known) {
    return new Turn(
        known.id(),
        Optional.of(known),
        0,
        () -> {
          assertThatExceptionOfType(AssertionError.class)
              .describedAs("it is within a transaction")
              .isThrownBy(world.unitOfWork::refuseRemoteCalls);
          fulfilled.add(world.call(known.id()).status());
        });
  }

  @Test
  void theClaimEndsInTheTransactionThatLeavesNothingToDo() {
    var rest = world.pipeline.advance(turn(talked()));

    assertThat(rest).isEqualTo(new Rest.Nothing());
    assertThat(fulfilled).containsExactly(CallStatus.COMPLETED);
  }

  @Test
  void theClaimStandsWhileAStepIsToBeTriedAgain() {
    world.messages.before.add(new PortFailure.Unavailable("sms.down", "out of reach"));

    var rest = world.pipeline.advance(turn(talked()));

    assertThat(rest).isInstanceOf(Rest.Again.class);
    assertThat(fulfilled).isEmpty();
  }

  @Test
  void whoLostHisClaimCommitsNothingWithIt() {
    var call = talked();
    world.opinion = () -> CallBuilder.analysis(Disposition.REJECTED, false);
    var lost =
        new Turn(
            call.id(),
            Optional.of(call),
            0,
            () -> {
              throw new Turn.Lost(call.id());
            });

    assertThatExceptionOfType(Turn.Lost.class).isThrownBy(() -> world.pipeline.advance(lost));

    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.ANALYZING);
  }

  @Test
  void whatIsDecidedOnAnOutdatedCallIsDecidedAnew() {
    var outdated = talked();
    world.cancelCall.cancel(outdated.id(), world.operator);

    var rest = world.pipeline.advance(turn(outdated));

    assertThat(rest).isEqualTo(new Rest.Nothing());
    assertThat(world.call(outdated.id()).status()).isEqualTo(CallStatus.CANCELED);
    assertThat(world.messages.timesSent + world.leads.timesRecorded).isZero();
  }

  @Test
  void stepsWithoutAnEffectAreCommittedTogetherWithWhatLedToThem() {
    world.opinion = () -> CallBuilder.analysis(Disposition.REJECTED, false);
    var before = talked();

    world.pipeline.advance(turn(before));

    var after = world.call(before.id());
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(
            after.timeline().recorded().subList(before.timeline().size(), after.timeline().size()))
        .hasExactlyElementsOfTypes(
            WorkFact.Analyzed.class, WorkFact.FollowUpSkipped.class, WorkFact.LeadSkipped.class);
  }
}
