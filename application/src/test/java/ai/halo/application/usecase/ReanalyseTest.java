package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.reanalysis.Comparison;
import ai.halo.domain.reanalysis.Reanalysis.State;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Judging anew shows and replaces; it never sends anything or makes a lead. */
class ReanalyseTest {
  private static final String NUMBER = "+998901234561";

  private final World world = new World();

  @Test
  void whatIsJudgedAnewChangesNothingUntilItIsPromoted() {
    var call = rejected();
    judging(CallBuilder::interested);

    var id = started();
    workedThrough();

    var status = world.reanalyse.one(id).orElseThrow();
    assertThat(status.reanalysis().state()).isEqualTo(State.DONE);
    assertThat(status.progress().changed()).isEqualTo(1);
    assertThat(world.call(call.id())).satisfies(ReanalyseTest::isRejected);
    assertNothingWentOut();
  }

  @Test
  void whatIsPromotedReplacesTheJudgementAndNothingElse() {
    var call = rejected();
    judging(CallBuilder::interested);
    var id = started();
    workedThrough();

    assertThat(world.reanalyse.promote(id, world.operator)).isEqualTo(Reanalyse.Outcome.DONE);
    workedThrough();
    world.work();

    var after = world.call(call.id());
    assertThat(after.disposition()).contains(Disposition.INTERESTED);
    assertThat(after.analysis().orElseThrow().createLead()).isTrue();
    assertThat(after.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(after.crmStatus()).isEqualTo(CrmStatus.NOT_CREATED);
    assertThat(world.reanalyse.one(id).orElseThrow().reanalysis().state())
        .isEqualTo(State.PROMOTED);
    assertThat(world.doNotCall.contains(new PhoneNumber(NUMBER))).isFalse();
    assertThat(world.queue.size()).isZero();
    assertNothingWentOut();
  }

  @Test
  void whoTurnsOutToHaveOptedOutIsNotCalledAgain() {
    rejected();
    judging(() -> CallBuilder.analysis(Disposition.OPT_OUT, true));
    var id = started();
    workedThrough();
    assertThat(world.doNotCall.contains(new PhoneNumber(NUMBER))).isFalse();

    world.reanalyse.promote(id, world.operator);
    workedThrough();

    assertThat(world.doNotCall.contains(new PhoneNumber(NUMBER))).isTrue();
    assertNothingWentOut();
  }

  @Test
  void whatIsDiscardedReplacesNothing() {
    var call = rejected();
    judging(CallBuilder::interested);
    var id = started();
    workedThrough();

    assertThat(world.reanalyse.discard(id, world.operator)).isEqualTo(Reanalyse.Outcome.DONE);
    assertThat(world.reanalyse.promote(id, world.operator)).isEqualTo(Reanalyse.Outcome.NOT_NOW);
    workedThrough();

    assertThat(world.call(call.id())).satisfies(ReanalyseTest::isRejected);
  }

  @Test
  void theRulesHoldForASecondJudgementToo() {
    var call = talked("Не интересно", () -> CallBuilder.analysis(Disposition.UNCLEAR, false));
    judging(CallBuilder::interested);
    var id = started();
    workedThrough();

    world.reanalyse.promote(id, world.operator);
    workedThrough();

    assertThat(world.call(call.id()).disposition()).contains(Disposition.UNCLEAR);
  }

  @Test
  void whatAPersonDecidedIsNeverReplaced() {
    var call = talked("Да, мне интересно", () -> CallBuilder.interested().withConfidence(0.1));
    world.reviewCalls.review(
        call.id(),
        new Corrections(Disposition.REJECTED, InterestLevel.NONE, false, false),
        world.operator);
    world.work();
    judging(CallBuilder::interested);

    var id = started();
    workedThrough();

    assertThat(world.reanalyse.one(id).orElseThrow().progress().left()).isEqualTo(1);
    assertThat(world.reanalyse.results(id, false, 0, 10))
        .extracting(Comparison::outcome)
        .containsExactly(new Comparison.Left("reviewed"));
  }

  @Test
  void anAnalyzerThatIsAwayIsAskedAgainAndThenLeftAlone() {
    rejected();
    judging(World.failing(new PortFailure.Unavailable("analyzer.down", "not reachable")));
    var id = started();

    for (var turn = 0; turn < 4; turn++) {
      world.reanalyse.work(10);
    }
    assertThat(world.reanalyse.one(id).orElseThrow().progress().left()).isZero();
    workedThrough();

    assertThat(world.reanalyse.results(id, false, 0, 10))
        .extracting(Comparison::outcome)
        .containsExactly(new Comparison.Left("analyzer.down"));
  }

  @Test
  void goesOnWhereItWasAndNoFasterThanItMay() {
    rejected();
    rejected();
    rejected();
    judging(CallBuilder::interested);
    var id = started();

    world.reanalyse.work(2);

    assertThat(world.reanalyse.one(id).orElseThrow().progress().judged()).isEqualTo(2);
    assertThat(world.reanalyse.promote(id, world.operator)).isEqualTo(Reanalyse.Outcome.NOT_NOW);
    world.reanalyse.work(2);
    assertThat(world.reanalyse.one(id).orElseThrow().progress().judged()).isEqualTo(3);
  }

  private void judging(Supplier<Analysis> opinion) {
    world.opinion = opinion;
  }

  private ReanalysisId started() {
    var now = world.clock.instant();
    return world
        .reanalyse
        .start("test", now.minus(Duration.ofDays(1)), now.plusSeconds(1), world.operator)
        .orElseThrow()
        .reanalysis()
        .id();
  }

  private void workedThrough() {
    for (var turn = 0; turn < 10; turn++) {
      world.reanalyse.work(10);
    }
  }

  private Call rejected() {
    return talked("Да, мне интересно", () -> CallBuilder.analysis(Disposition.REJECTED, false));
  }

  private Call talked(String answer, Supplier<Analysis> opinion) {
    world.opinion = opinion;
    var call = world.place(NUMBER);
    world.work();
    var session = world.telephony.sessions.getLast();
    world.ask(session);
    world.talk(session, answer);
    world.work();
    return world.call(call.id());
  }

  private static void isRejected(Call call) {
    assertThat(call.disposition()).contains(Disposition.REJECTED);
  }

  private void assertNothingWentOut() {
    assertThat(world.messages.timesSent + world.leads.timesRecorded).isZero();
  }
}
