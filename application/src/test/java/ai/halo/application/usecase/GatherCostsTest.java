package ai.halo.application.usecase;

import static ai.halo.application.usecase.Sessions.granted;
import static ai.halo.application.usecase.Sessions.latest;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.cost.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What is found out about a line after its end. */
class GatherCostsTest {
  private final World world = new World();

  private Call ended() {
    var call = granted(world);
    world.talk(latest(world), "Да, мне интересно");
    return call;
  }

  @Test
  void countsWhatACallCostOnceTheHistoryKnows() {
    var call = ended();
    world.clock.advance(Duration.ofSeconds(29));
    assertThat(world.gatherCosts.gather()).isZero();
    assertThat(world.history.asked()).isZero();
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(world.gatherCosts.gather()).isZero();
    world.history.hold(Sessions.costing(world, latest(world), "0.0315"));
    world.clock.advance(Duration.ofSeconds(90));

    assertThat(world.gatherCosts.gather()).isEqualTo(1);

    assertThat(world.call(call.id()).cost().map(CallCost::total))
        .contains(new Money(new BigDecimal("0.0315"), "USD"));
    world.clock.advance(Duration.ofDays(1));
    world.gatherCosts.gather();
    assertThat(world.history.asked()).isEqualTo(2);
  }

  @Test
  void looksFiveTimesAndThenStopsQuietly() {
    var call = ended();
    world.history.hold(
        Sessions.over(world, latest(world), Duration.ofSeconds(30), Ending.COMPLETED));
    var askedAt = new ArrayList<Integer>();

    for (var second = 0; second < 8 * 3600; second += 10) {
      var before = world.history.asked();
      world.gatherCosts.gather();
      if (world.history.asked() > before) {
        askedAt.add(second);
      }
      world.clock.advance(Duration.ofSeconds(10));
    }

    assertThat(askedAt).containsExactly(30, 120, 600, 3600, 21600);
    assertThat(world.call(call.id()).cost()).isEmpty();
  }

  @Test
  void completesATranscriptWhoseReportWasLost() {
    var call = granted(world);
    var at = world.clock.instant();
    world.report(
        latest(world),
        new LineSignal.Rang(at),
        new LineSignal.Answered(at.plusSeconds(3)),
        new LineSignal.HungUp(at.plusSeconds(9), Ending.COMPLETED, ""));
    world.history.hold(Sessions.costing(world, latest(world), "0.01"));
    world.clock.advance(Duration.ofMinutes(1));
    world.gatherCosts.gather();
    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.ANALYZING);
    world.clock.advance(Duration.ofHours(1));

    world.gatherCosts.gather();
    world.work();

    assertThat(world.call(call.id()).status()).isEqualTo(CallStatus.COMPLETED);
  }
}
