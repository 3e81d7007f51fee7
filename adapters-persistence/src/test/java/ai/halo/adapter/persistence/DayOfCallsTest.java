package ai.halo.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.halo.domain.cost.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayOfCallsTest {
  private static final Kind BUSY = new Kind("completed", "not_created", 21);
  private static final Kind LEAD = new Kind("completed", "added", 65);
  private static final int NOON = 20_514 * DayOfCalls.QUARTERS + 48;

  private static CallDelta delta(int quarter, Kind kind, int calls, long talk, String cost) {
    var money =
        cost.isEmpty()
            ? Optional.<Money>empty()
            : Optional.of(new Money(new BigDecimal(cost), "USD"));
    return new CallDelta(quarter, "uz", kind, calls, talk, money);
  }

  @Test
  void addsUpByQuarterAndKind() {
    var day =
        DayOfCalls.EMPTY.plus(
            List.of(
                delta(NOON, BUSY, 1, 0, ""),
                delta(NOON, LEAD, 2, 90_000, ""),
                delta(NOON, BUSY, 3, 0, ""),
                delta(NOON + 1, BUSY, 1, 0, "")));

    assertThat(day.cells()).isEqualTo(3);
    assertThat(day.kinds()).containsExactly(LEAD, BUSY);
    assertThat(day.quarter(0)).isEqualTo(48);
    assertThat(day.calls(0)).isEqualTo(2);
    assertThat(day.talkMillis(0)).isEqualTo(90_000);
    assertThat(day.calls(1)).isEqualTo(4);
    assertThat(day.quarter(2)).isEqualTo(49);
  }

  @Test
  void forgetsAKindThatNoCallIsOfAnyMore() {
    var day =
        DayOfCalls.EMPTY
            .plus(List.of(delta(NOON, BUSY, 1, 0, "0.5")))
            .plus(List.of(delta(NOON, BUSY, -1, 0, "-0.50"), delta(NOON, LEAD, 1, 5, "")));

    assertThat(day.kinds()).containsExactly(LEAD);
    assertThat(day.cells()).isEqualTo(1);
  }

  @Test
  void tellsTheCostsOfAPartOfTheDayAndOfAllOfIt() {
    var day =
        DayOfCalls.EMPTY.plus(
            List.of(
                delta(NOON, LEAD, 1, 1, "0.0001"),
                delta(NOON + 1, LEAD, 1, 1, "1234567890123456789012.5")));
    var part = new ArrayList<Money>();
    var all = new ArrayList<Money>();

    day.costs(48, 49, cost -> part.add(cost.money()));
    day.costs(0, 96, cost -> all.add(cost.money()));

    assertThat(part).containsExactly(new Money(new BigDecimal("0.0001"), "USD"));
    assertThat(all)
        .containsExactly(new Money(new BigDecimal("1234567890123456789012.5001"), "USD"));
  }

  @Test
  void isReadAsItWasWritten() {
    var random = new Random(1);
    for (var round = 0; round < 200; round++) {
      var deltas = new ArrayList<CallDelta>();
      for (var i = random.nextInt(200); i > 0; i--) {
        deltas.add(
            delta(
                NOON + random.nextInt(40),
                random.nextBoolean() ? BUSY : new Kind("failed", "pending", random.nextInt(76)),
                random.nextInt(1_000),
                random.nextLong(1L << 40),
                random.nextBoolean() ? "" : BigDecimal.valueOf(random.nextLong(), 9).toString()));
      }
      var day = DayOfCalls.EMPTY.plus(deltas);

      var read = DayOfCalls.read(day.write());

      assertThat(read).usingRecursiveComparison().isEqualTo(day);
    }
  }

  @Test
  void refusesAFormatItDoesNotKnow() {
    assertThatIllegalStateException().isThrownBy(() -> DayOfCalls.read(new byte[] {2, 0, 0, 0}));
  }
}
