package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all brakes keep to. */
public interface BrakesContract {
  BrakeApplied STOPPED =
      new BrakeApplied(Brake.OPERATOR, "a wrong price list", "dilnoza", CallBuilder.NOON);
  BrakeApplied BROKE =
      new BrakeApplied(
          Brake.FUNDS, "funds.low", BrakeApplied.HALO, CallBuilder.NOON.plusSeconds(1));

  Brakes brakes();

  UnitOfWork unitOfWork();

  private List<BrakeApplied> look() {
    return unitOfWork().run(() -> brakes().look());
  }

  private boolean apply(BrakeApplied applied) {
    return unitOfWork().run(() -> brakes().apply(applied));
  }

  private boolean release(Brake brake) {
    return unitOfWork()
        .run(() -> brakes().release(brake, "farhod", CallBuilder.NOON.plusSeconds(60)));
  }

  @Test
  default void areOffUntilOneIsPutOn() {
    assertThat(look()).isEmpty();

    assertThat(apply(STOPPED)).isTrue();

    assertThat(look()).containsExactly(STOPPED);
  }

  @Test
  default void keepTheFirstReasonOfABrakeThatIsOn() {
    apply(STOPPED);

    assertThat(apply(new BrakeApplied(Brake.OPERATOR, "again", "farhod", CallBuilder.NOON)))
        .isFalse();

    assertThat(look()).containsExactly(STOPPED);
  }

  @Test
  default void areReleasedEachByItself() {
    apply(BROKE);
    apply(STOPPED);
    assertThat(look()).containsExactly(STOPPED, BROKE);

    assertThat(release(Brake.OPERATOR)).isTrue();

    assertThat(look()).containsExactly(BROKE);
    assertThat(release(Brake.OPERATOR)).isFalse();
  }

  @Test
  default void canBePutOnAgainAfterARelease() {
    apply(STOPPED);
    release(Brake.OPERATOR);
    var again = new BrakeApplied(Brake.OPERATOR, "once more", "farhod", CallBuilder.NOON);

    assertThat(apply(again)).isTrue();

    assertThat(look()).containsExactly(again);
  }

  @Test
  default void stayAsTheyWereWhenTheTransactionFails() {
    apply(BROKE);

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  brakes().apply(STOPPED);
                  brakes().release(Brake.FUNDS, "farhod", CallBuilder.NOON);
                  throw new ArithmeticException("on purpose");
                }));

    assertThat(look()).containsExactly(BROKE);
  }
}
