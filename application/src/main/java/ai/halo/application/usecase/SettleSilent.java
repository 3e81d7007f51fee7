package ai.halo.application.usecase;

import ai.halo.application.CallEditor;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.Settlement;
import ai.halo.domain.dial.SilentLine;
import ai.halo.domain.port.AttemptLooks;
import ai.halo.domain.port.AttemptLooks.Due;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.SessionHistory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Settles attempts that hold a permit and whose sessions fell silent, by the provider's history, so
 * that no call is under way for ever.
 *
 * <p>The history is asked outside any transaction, and whatever happened meanwhile wins: each step
 * is a compare-and-set. A late report of the session adds its facts as ever. To be run every few
 * seconds by one node at a time; more than one do no harm.
 */
public final class SettleSilent {
  /** What a session may take longer than planned before it counts as silent. */
  public static final Duration GRACE = Duration.ofMinutes(3);

  private static final int AT_ONCE = 100;
  private static final String NO_LEG = "no_line";
  private static final String UNKNOWN = "not_in_history";

  private final CallEditor editor;
  private final CallRepository calls;
  private final DialLedger ledger;
  private final AttemptLooks looks;
  private final SessionHistory history;
  private final Supplier<Duration> silence;
  private final InstantSource clock;

  /**
   * On these ports.
   *
   * @param silence how long after its permit a session that did not end is silent: the longest that
   *     a session can take, and {@link #GRACE}
   */
  public SettleSilent(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      AttemptLooks looks,
      SessionHistory history,
      Supplier<Duration> silence,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.ledger = ledger;
    this.looks = looks;
    this.history = history;
    this.silence = silence;
    this.clock = clock;
  }

  /** Looks once at whatever is due; answers how many attempts were settled. */
  public int settle() {
    var settled = 0;
    for (var due : editor.inTransaction(() -> looks.silent(silence.get(), AT_ONCE))) {
      Optional<SessionRecord> record;
      try {
        record = recordOf(due);
      } catch (PortFailure.Unavailable | PortFailure.InDoubt later) {
        return settled; // nothing is known, nothing changes, and the next would fare no better
      }
      settled += settle(due, record) ? 1 : 0;
    }
    return settled;
  }

  /** A session that the provider refuses to tell of is as good as absent. */
  private Optional<SessionRecord> recordOf(Due due) {
    try {
      return history.find(due.session());
    } catch (PortFailure.Refused refused) {
      return Optional.empty();
    }
  }

  /** Does what follows from the record; answers whether the attempt is settled now by that. */
  boolean settle(Due due, Optional<SessionRecord> record) {
    return editor.inTransaction(() -> {
      var call =
          calls
              .find(due.attempt().call())
              .orElseThrow(() -> new IllegalStateException("an attempt for no call"));
      var line = SilentLine.of(call, due.attempt().number());
      var at = call.stamp(clock.instant());
      return switch (Settlement.of(line, record, due.age(), due.looks(), at)) {
        case Settlement.Ended ended -> end(due.attempt(), call, ended.missing());
        case Settlement.NotRung _ -> takeBack(due.attempt(), call);
        case Settlement.Lost _ -> giveUp(due.attempt(), call);
        case Settlement.LookAgain again -> {
          looks.again(due.attempt().id(), again.pause());
          yield false;
        }
      };
    });
  }

  private boolean end(DialAttempt attempt, Call call, List<LineSignal> missing) {
    var won = ledger.ended(attempt.id());
    if (won) {
      editor.store(
          call,
          call.with(
              missing.stream().map(signal -> new LineFact(attempt.number(), signal)).toList()));
    }
    return won;
  }

  /**
   * An attempt of an earlier epoch may have been followed by others that were lost, so a person
   * decides whether its call is dialled anew.
   */
  private boolean takeBack(DialAttempt attempt, Call call) {
    var lapsed = ledger.find(attempt.id()).filter(DialLedger.Entry::lapsed).isPresent();
    var won = ledger.notRung(attempt.id(), NO_LEG);
    if (won) {
      var at = call.stamp(clock.instant());
      var facts = new ArrayList<Fact>(TakenBack.facts(call, attempt, NO_LEG, at));
      if (lapsed) {
        facts.add(new WorkFact.LineLost(at));
      }
      editor.store(call, call.with(facts));
    }
    return won;
  }

  private boolean giveUp(DialAttempt attempt, Call call) {
    var won = ledger.lost(attempt.id(), UNKNOWN);
    if (won) {
      editor.store(call, call.with(new WorkFact.LineLost(call.stamp(clock.instant()))));
    }
    return won;
  }
}
