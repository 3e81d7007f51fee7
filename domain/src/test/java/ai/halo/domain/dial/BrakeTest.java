package ai.halo.domain.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.InvalidValue;
import ai.halo.domain.call.CallBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrakeTest {
  @Test
  void followsARefusalThatEveryCallWouldMeet() {
    assertThat(Brake.after("voice.no_funds")).contains(Brake.FUNDS);
    assertThat(Brake.after("voice.account.bad_key")).contains(Brake.ACCOUNT);
    assertThat(Brake.after("voice.refused")).isEmpty();
    assertThat(Brake.after("voice.accounting")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void isNotPutOnWithoutAReason(String reason) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new BrakeApplied(Brake.OPERATOR, reason, "dilnoza", CallBuilder.NOON))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("brake.reason"));
  }

  @Test
  void isPutOnForAReasonOfAtMost200Characters() {
    var longest = "x".repeat(200);

    assertThat(
            new BrakeApplied(Brake.OPERATOR, " " + longest + "\n", "dilnoza", CallBuilder.NOON)
                .reason())
        .isEqualTo(longest);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(
            () -> new BrakeApplied(Brake.OPERATOR, longest + "x", "dilnoza", CallBuilder.NOON));
  }
}
