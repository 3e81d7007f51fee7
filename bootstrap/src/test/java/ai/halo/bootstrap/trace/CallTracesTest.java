package ai.halo.bootstrap.trace;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.watch.StepOutcome;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Step;
import ai.halo.domain.port.TestClock;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallTracesTest {
  private final TestClock clock = new TestClock(NOON);
  private final List<SpanData> told = new CopyOnWriteArrayList<>();

  /** One node, with what it exports. */
  private final class Node implements AutoCloseable {
    private final CallSpans spans = new CallSpans();
    private final SdkTracerProvider provider = TraceWiring.provider(new Kept(), spans, "0.1.0");
    private final CallTraces traces;

    Node(double share) {
      traces = new CallTraces(provider.get("halo"), spans, clock, share);
    }

    @Override
    public void close() {
      provider.shutdown().join(5, TimeUnit.SECONDS);
    }
  }

  private final class Kept implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      told.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Test
  void whatTwoNodesDidHoursApartIsOneTraceFromTheClickToTheCrm() {
    var lead = aCall().lead().build();
    var facts = lead.timeline().recorded();
    try (var first = new Node(1);
        var second = new Node(1)) {
      var begun = Call.requested(lead.id(), lead.request(), "admin", NOON);

      first.traces.stored(begun);
      clock.advance(Duration.ofHours(3));
      var rest = facts.subList(1, facts.size());
      second.traces.stored(
          Call.stored(lead.id(), lead.request(), facts.subList(0, 1), 1).with(rest));
      second.traces.tried(lead.id(), Step.ADD_TO_CRM, StepOutcome.DONE, "", Duration.ofMillis(20));
    }

    assertThat(told)
        .extracting(SpanData::getName)
        .containsExactlyInAnyOrder(
            "click", "wait for session", "ring", "talk", "call", "step add_to_crm");
    assertThat(told)
        .extracting(SpanData::getTraceId)
        .containsOnly(lead.id().toString().replace("-", ""));
    var whole = named("call");
    assertThat(whole.getParentSpanContext().isValid()).isFalse();
    assertThat(told)
        .filteredOn(span -> !span.getName().equals("call"))
        .extracting(SpanData::getParentSpanId)
        .containsOnly(whole.getSpanId());
    assertThat(whole.getEndEpochNanos() - whole.getStartEpochNanos())
        .isEqualTo(Duration.ofSeconds(75).toNanos());
    assertThat(whole.getAttributes().get(AttributeKey.stringKey("halo.disposition")))
        .isEqualTo("interested");
  }

  @Test
  void aTryThatFailedSaysWhy() {
    try (var node = new Node(1)) {
      node.traces.tried(
          new CallId(UUID.randomUUID()),
          Step.ANALYZE,
          StepOutcome.UNAVAILABLE,
          "openai.timeout",
          Duration.ofSeconds(60));
    }

    var span = named("step analyze");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getStatus().getDescription()).isEqualTo("openai.timeout");
    assertThat(span.getEndEpochNanos() - span.getStartEpochNanos())
        .isEqualTo(Duration.ofSeconds(60).toNanos());
  }

  @Test
  void everyNodeChoosesTheSameShareOfAllCalls() {
    var random = new Random(5);
    var chosen = 0;
    for (var i = 0; i < 20_000; i++) {
      var id = new CallId(new UUID(random.nextLong(), random.nextLong() | Long.MIN_VALUE));
      chosen += CallSpans.isAmong(id, 0.25) ? 1 : 0;
      assertThat(CallSpans.isAmong(id, 1)).isTrue();
      assertThat(CallSpans.isAmong(id, 0)).isFalse();
    }

    assertThat(chosen).isBetween(4_700, 5_300);
  }

  @Test
  void nothingPersonalIsTold() {
    var lead = aCall().to("+998901230011").lead().build();

    try (var node = new Node(1)) {
      node.traces.stored(lead);
    }

    assertThat(told.toString())
        .doesNotContain("998901230011", "Здравствуйте", "Предложите", "Спасибо");
  }

  private SpanData named(String name) {
    return told.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }
}
