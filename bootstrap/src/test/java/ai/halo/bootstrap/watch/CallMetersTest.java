package ai.halo.bootstrap.watch;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.Step;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.cost.CallCost;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CallMeters meters = new CallMeters(registry);

  @Test
  void aCallThatBecameALeadIsCountedOnceAtItsEnd() {
    var lead = aCall().lead().build();

    meters.stored(lead);
    meters.stored(stored(lead).with(cost("0.05")));

    assertThat(count("halo.calls.placed")).isEqualTo(1);
    assertThat(
            count(
                "halo.calls.ended",
                "status",
                "completed",
                "disposition",
                "interested",
                "stage",
                "lead"))
        .isEqualTo(1);
    assertThat(count("halo.followups", "state", "sent")).isEqualTo(1);
    assertThat(count("halo.leads", "state", "recorded")).isEqualTo(1);
    assertThat(count("halo.lines", "ending", "completed")).isEqualTo(1);
    assertThat(count("halo.dial.attempts", "result", "answered")).isEqualTo(1);
    assertThat(registry.get("halo.calls.duration").timer().count()).isEqualTo(1);
    assertThat(registry.get("halo.calls.talk").timer().count()).isEqualTo(1);
  }

  @Test
  void aLaterCountOfTheCostAddsOnlyWhatIsNew() {
    var call = aCall().talked().build();
    var counted = call.with(cost("0.05"));

    meters.stored(counted);
    meters.stored(
        stored(counted).with(new WorkFact.CostCounted(NOON.plusSeconds(999), amount("0.07"))));

    assertThat(count("halo.calls.cost", "currency", "usd")).isEqualTo(0.07);
  }

  @Test
  void aStepThatGaveUpIsCountedByItsCode() {
    var call = aCall().talked().build();
    var failure = new Failure(Step.ANALYZE, "openai.refused", "It would not.");

    meters.stored(call.with(new WorkFact.StepFailed(NOON.plusSeconds(999), failure)));

    assertThat(count("halo.step.failures", "step", "analyze", "code", "openai.refused"))
        .isEqualTo(1);
    assertThat(count("halo.calls.ended", "status", "failed")).isEqualTo(1);
  }

  private static Call stored(Call call) {
    return Call.stored(call.id(), call.request(), call.timeline().recorded(), 1);
  }

  private static WorkFact.CostCounted cost(String amount) {
    return new WorkFact.CostCounted(NOON.plusSeconds(998), amount(amount));
  }

  private static CallCost amount(String amount) {
    return new CallCost(new BigDecimal(amount), BigDecimal.ZERO, BigDecimal.ZERO, "USD");
  }

  private double count(String name, String... tags) {
    return List.copyOf(registry.find(name).tags(tags).counters()).stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }
}
