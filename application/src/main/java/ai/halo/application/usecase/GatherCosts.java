package ai.halo.application.usecase;

import ai.halo.application.CallEditor;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallState.Analyzing;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.port.AttemptLooks;
import ai.halo.domain.port.AttemptLooks.Due;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.SessionHistory;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what ended lines cost, by the provider's history, which counts it some time after the
 * end; and what else a lost report did not tell: where the recording is, that the transcript is
 * complete.
 *
 * <p>Looks about 30 s, 2 min, 10 min, 1 h and 6 h after the end, until the history has the cost. To
 * be run every few seconds by one node at a time; more than one do no harm.
 */
public final class GatherCosts {
  /** The pauses between one look and the next; the first look comes 30 s after the end. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(90),
          Duration.ofMinutes(8),
          Duration.ofMinutes(50),
          Duration.ofHours(5));

  private static final int AT_ONCE = 100;
  private static final int ROUNDS = 10;

  private final CallEditor editor;
  private final CallRepository calls;
  private final AttemptLooks looks;
  private final SessionHistory history;
  private final InstantSource clock;

  /** On these ports. */
  public GatherCosts(
      CallEditor editor,
      CallRepository calls,
      AttemptLooks looks,
      SessionHistory history,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.looks = looks;
    this.history = history;
    this.clock = clock;
  }

  /** Looks once at whatever is due; answers how many costs were found. */
  public int gather() {
    var found = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var due = editor.inTransaction(() -> looks.uncounted(AT_ONCE));
      for (var one : due) {
        Optional<SessionRecord> record;
        try {
          record = recordOf(one);
        } catch (PortFailure.Unavailable | PortFailure.InDoubt later) {
          return found; // the next would fare no better
        }
        found += absorb(one, record) ? 1 : 0;
      }
      if (due.size() < AT_ONCE) {
        return found;
      }
    }
    return found;
  }

  private Optional<SessionRecord> recordOf(Due due) {
    try {
      return history.find(due.session());
    } catch (PortFailure.Refused refused) {
      return Optional.empty();
    }
  }

  private boolean absorb(Due due, Optional<SessionRecord> record) {
    return editor.inTransaction(() -> {
      var finished = record.filter(session -> !session.active());
      var call =
          calls
              .find(due.attempt().call())
              .orElseThrow(() -> new IllegalStateException("an attempt for no call"));
      var after = editor.store(call, call.with(news(call, due, finished)));
      var counted = finished.flatMap(SessionRecord::cost).isPresent();
      var known = counted || (finished.isPresent() && !history.tellsCosts());
      if (isLast(due) || (known && !waitsForTranscript(after))) {
        looks.enough(due.attempt().id());
      } else {
        looks.again(due.attempt().id(), PAUSES.get(due.looks()));
      }
      return counted;
    });
  }

  private static boolean waitsForTranscript(Call call) {
    return call.state() instanceof Analyzing analyzing && !analyzing.transcribed();
  }

  private static boolean isLast(Due due) {
    return due.looks() >= PAUSES.size();
  }

  private List<Fact> news(Call call, Due due, Optional<SessionRecord> finished) {
    var facts = new ArrayList<Fact>();
    var attempt = due.attempt().number();
    finished
        .flatMap(SessionRecord::cost)
        .filter(cost -> call.cost().filter(cost::equals).isEmpty())
        .ifPresent(cost -> facts.add(new WorkFact.CostCounted(call.stamp(clock.instant()), cost)));
    finished
        .filter(_ -> call.recording().isEmpty() && !call.recordingDeleted())
        .ifPresent(session ->
            session
                .recording()
                .ifPresent(link ->
                    facts.add(
                        new LineFact(
                            attempt,
                            new LineSignal.RecordingStarted(
                                session.startedAt().truncatedTo(ChronoUnit.MICROS), link)))));
    var noMoreWillCome = finished.isPresent() ? due.looks() > 0 : isLast(due);
    if (noMoreWillCome && call.state() instanceof Analyzing analyzing && !analyzing.transcribed()) {
      var lines = call.transcript().utterances().size();
      facts.add(new LineFact(attempt, new LineSignal.Transcribed(analyzing.line().at(), lines)));
    }
    return facts;
  }
}
