package ai.halo.adapter.web.call;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal.Said;
import ai.halo.domain.call.WorkFact.RetryRequested;
import ai.halo.domain.call.WorkFact.StepFailed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A fact about a call, as its timeline shows it. */
@Schema(name = "TimelineEntry")
record TimelineView(
    @Schema(description = "its number within the call, in the order of recording") int no,
    @Schema(description = "such as requested, ringing, hung_up or analyzed") String type,
    Instant at,
    @Schema(description = "the status of the call after it") @WordOf(CallStatus.class)
        String status,
    @Nullable Integer attempt,
    Map<String, Object> data) {
  private static final Comparator<TimelineView> BY_TIME =
      Comparator.comparing(TimelineView::at).thenComparingInt(TimelineView::no);

  /** The timeline of a call by the time of its facts, without the lines of the talk. */
  static List<TimelineView> of(Call call) {
    var facts = call.timeline().recorded();
    return IntStream.rangeClosed(1, facts.size())
        .filter(no -> !(facts.get(no - 1) instanceof LineFact(_, Said _)))
        .mapToObj(no -> of(no, facts, call.statusAfter(no)))
        .sorted(BY_TIME)
        .toList();
  }

  private static TimelineView of(int no, List<Fact> facts, CallStatus status) {
    var fact = facts.get(no - 1);
    var words = FactWords.of(fact);
    var data = fact instanceof RetryRequested ? withStep(words.data(), facts, no) : words.data();
    return new TimelineView(no, words.type(), fact.at(), status.word(), words.attempt(), data);
  }

  /** What was to be tried again is the step that failed last. */
  private static Map<String, Object> withStep(
      Map<String, Object> data, List<Fact> facts, int before) {
    var more = new LinkedHashMap<>(data);
    facts.stream()
        .limit(before)
        .filter(StepFailed.class::isInstance)
        .map(StepFailed.class::cast)
        .reduce((_, later) -> later)
        .ifPresent(failed -> more.put("step", failed.failure().step().word()));
    return more;
  }
}
