package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.application.dial.FundsLately;
import ai.halo.domain.cost.Money;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import ai.halo.domain.dial.DialPolicies;
import ai.halo.domain.port.PortFailure;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchFundsTest {
  private final World world = new World();

  private static PortFailure away() {
    return new PortFailure.Unavailable("voice.down", "not reachable");
  }

  private void hold(String amount) {
    world.account.hold(usd(amount));
  }

  private static Money usd(String amount) {
    return new Money(new BigDecimal(amount), "USD");
  }

  @Test
  void stopsDiallingAtTheLeastFundsAndLetsItGoOnAbove() {
    hold("1.01");
    world.watchFunds.watch();
    assertThat(world.brakes.look()).isEmpty();

    hold("1.00");
    world.watchFunds.watch();
    world.watchFunds.watch();

    assertThat(world.brakes.look())
        .containsExactly(
            new BrakeApplied(Brake.FUNDS, "funds.low", BrakeApplied.HALO, world.clock.instant()));
    world.place("+998901234561");
    world.work();
    assertThat(world.telephony.sessions).isEmpty();

    hold("50");
    world.watchFunds.watch();
    world.work();
    assertThat(world.brakes.look()).isEmpty();
    assertThat(world.telephony.sessions).hasSize(1);
  }

  @Test
  void changesNothingWhenTheProviderDoesNotAnswer() {
    hold("0");
    world.watchFunds.watch();
    hold("50");
    world.account.fail(away());

    world.watchFunds.watch();

    assertThat(world.brakes.look()).extracting(BrakeApplied::brake).containsExactly(Brake.FUNDS);
  }

  @Test
  void releasesNoBrakeOfAPerson() {
    world.stopDialling.stop("stop", world.operator);

    world.watchFunds.watch();

    assertThat(world.brakes.look()).extracting(BrakeApplied::brake).containsExactly(Brake.OPERATOR);
  }

  @Test
  void theDeskSeesTheFundsAsTheyWereLately() {
    var desk =
        new LookAtDialling(
            world.unitOfWork,
            world.brakes,
            world.ledger,
            DialPolicies.ALL_DAY,
            new FundsLately(world.account, world.clock));
    assertThat(desk.look().funds()).contains(usd("10"));
    assertThat(desk.look().unknownAttempts()).isZero();

    hold("5");
    assertThat(desk.look().funds()).contains(usd("10"));
    world.clock.advance(Duration.ofSeconds(31));
    assertThat(desk.look().funds()).contains(usd("5"));

    world.account.fail(away());
    world.clock.advance(Duration.ofSeconds(31));
    assertThat(desk.look().funds()).isEmpty();
  }
}
