package ai.halo.adapter.voximplant.management;

import static ai.halo.adapter.voximplant.management.FakeVoximplant.error;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.silent;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.port.PortFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class ManagementMetersTest {
  @Test
  void countsRequestsByTheirOutcomeAndErrorsByTheProvidersCode() {
    try (var voximplant = new FakeVoximplant()) {
      voximplant.answers(Method.GET_ACCOUNT_INFO, "{\"result\":{}}");
      voximplant.api().ask(Method.GET_ACCOUNT_INFO, Map.of());
      refused(voximplant, error(127));
      refused(voximplant, error(98765));
      refused(voximplant, error(98765));
      refused(voximplant, status(503));
      refused(voximplant, silent());

      var meters = voximplant.meters();
      assertThat(requests(meters, "GetAccountInfo", "answered")).isEqualTo(1);
      assertThat(requests(meters, "StartScenarios", "refused")).isEqualTo(3);
      assertThat(requests(meters, "StartScenarios", "no_answer")).isEqualTo(1);
      assertThat(errors(meters, "127")).isEqualTo(1);
      assertThat(errors(meters, "98765")).isEqualTo(2);
      assertThat(errors(meters, "http_503")).isEqualTo(1);
      assertThat(errors(meters, "no_answer")).isEqualTo(1);
    }
  }

  @Test
  void lumpsCodesTogetherOnceThereAreAHundred() {
    var registry = new SimpleMeterRegistry();
    var meters = new ManagementMeters(registry);

    for (var code = 1; code <= 150; code++) {
      var reply = new Reply.Explained(code, Optional.empty(), Optional.empty());
      meters.asked(Method.START_SCENARIOS, reply, Duration.ofMillis(3));
    }

    assertThat(registry.find(ManagementMeters.ERRORS).counters()).hasSize(101);
    assertThat(errors(registry, "other")).isEqualTo(50);
  }

  private static void refused(FakeVoximplant voximplant, MockResponse response) {
    voximplant.next(Method.START_SCENARIOS, response);
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> voximplant.api().ask(Method.START_SCENARIOS, Map.of()))
        .isNotNull();
  }

  private static long requests(MeterRegistry meters, String method, String outcome) {
    return meters
        .get(ManagementMeters.REQUESTS)
        .tags("method", method, "outcome", outcome)
        .timer()
        .count();
  }

  private static double errors(MeterRegistry meters, String code) {
    return meters.get(ManagementMeters.ERRORS).tag("code", code).counter().count();
  }
}
