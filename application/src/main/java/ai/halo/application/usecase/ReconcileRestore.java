package ai.halo.application.usecase;

import ai.halo.application.CallEditor;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallState.Initiating;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.DialAttempt;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.SessionRecord.Leg;
import ai.halo.domain.dial.SilentLine;
import ai.halo.domain.dial.Stranger;
import ai.halo.domain.port.AttemptLooks.Due;
import ai.halo.domain.port.Brakes;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialEpochs;
import ai.halo.domain.port.DialLedger;
import ai.halo.domain.port.DialLedger.Entry;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.SessionHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out, after the database lost some of its past, what happened in it: reads the provider's
 * history from before the loss on, and settles what is open by it.
 *
 * <p>An attempt that nobody is known to have been granted may have been granted in the lost past.
 * So it is never dialled anew by itself: a line in the history ends it, and where none comes into
 * the history a person decides. To be run every minute by one node at a time; more than one do no
 * harm.
 */
public final class ReconcileRestore {
  /** What the last commit may have missed of what the provider did before it. */
  static final Duration BEFORE = Duration.ofMinutes(10);

  /** How long what is in no history is waited for before a person is asked. */
  static final Duration LAG = Duration.ofMinutes(15);

  private static final int PAGE = 1_000;
  private static final int MOST_PAGES = 50;
  private static final int AT_ONCE = 100;
  private static final String LOST = "lost_with_the_past";

  private final CallEditor editor;
  private final CallRepository calls;
  private final CallList list;
  private final DialLedger ledger;
  private final DialEpochs epochs;
  private final Brakes brakes;
  private final SessionHistory history;
  private final SettleSilent silent;
  private final InstantSource clock;

  /** On these ports. */
  public ReconcileRestore(
      CallEditor editor,
      CallRepository calls,
      CallList list,
      DialLedger ledger,
      DialEpochs epochs,
      Brakes brakes,
      SessionHistory history,
      SettleSilent silent,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.list = list;
    this.ledger = ledger;
    this.epochs = epochs;
    this.brakes = brakes;
    this.history = history;
    this.silent = silent;
    this.clock = clock;
  }

  /** Reads the history once, where there is something to find out; answers how much it settled. */
  public int reconcile() {
    var open = editor.inTransaction(this::openEpoch);
    return open.map(epoch -> readHistory(epoch) + leaveToAPerson(epoch)).orElse(0);
  }

  private Optional<DialEpochs.Epoch> openEpoch() {
    var frozen = brakes.look().stream().anyMatch(brake -> brake.brake() == Brake.RESTORE);
    return frozen || epochs.countOpenBefore() > 0
        ? Optional.of(epochs.current())
        : Optional.empty();
  }

  /** Where the history is out of reach nothing changes, and it is read from the start next time. */
  private int readHistory(DialEpochs.Epoch epoch) {
    var settled = 0;
    var from = epoch.lostFrom().orElse(epoch.since()).minus(BEFORE);
    for (var page = 0; page < MOST_PAGES; page++) {
      List<SessionRecord> records;
      try {
        records = history.since(from, PAGE);
      } catch (PortFailure later) {
        return settled;
      }
      for (var record : records) {
        settled += absorb(record) ? 1 : 0;
      }
      if (records.size() < PAGE || !records.getLast().startedAt().isAfter(from)) {
        return settled;
      }
      from = records.getLast().startedAt();
    }
    return settled;
  }

  private boolean absorb(SessionRecord record) {
    var known = editor.inTransaction(() -> record.attempt().flatMap(ledger::find));
    if (known.isEmpty()) {
      meet(record);
      return false;
    }
    return known.filter(Entry::lapsed).filter(entry -> settle(entry, record)).isPresent();
  }

  private boolean settle(Entry entry, SessionRecord record) {
    if (record.active()) {
      return false;
    }
    var settled =
        switch (entry.state()) {
          case INTENT, ACCEPTED, UNKNOWN ->
              record.leg().filter(leg -> end(entry.attempt(), record, leg)).isPresent();
          case GRANTED, RINGING ->
              entry.session().filter(record.session()::equals).isPresent()
                  && silent.settle(
                      new Due(entry.attempt(), record.session(), Duration.ZERO, 0),
                      Optional.of(record));
          case ENDED, REVOKED, REFUSED, NOT_RUNG -> false;
        };
    if (settled) {
      editor.inTransaction(() -> {
        epochs.settled(1);
        return true;
      });
    }
    return settled;
  }

  private boolean end(DialAttempt attempt, SessionRecord record, Leg leg) {
    return editor.inTransaction(() -> {
      var won = ledger.endedBefore(attempt.id(), record.session());
      if (won) {
        var call = call(attempt);
        var facts = new ArrayList<Fact>();
        if (call.session().filter(record.session()::equals).isEmpty()) {
          var began = record.startedAt().truncatedTo(ChronoUnit.MICROS);
          facts.add(
              new LineFact(
                  attempt.number(), new LineSignal.SessionStarted(began, record.session())));
        }
        SilentLine.of(call, attempt.number()).endedAs(leg, record.reason()).stream()
            .map(signal -> new LineFact(attempt.number(), signal))
            .forEach(facts::add);
        editor.store(call, call.with(facts));
      }
      return won;
    });
  }

  /** Whose attempt was lost is shown to a person, and whom it rang is not rung by itself again. */
  private void meet(SessionRecord record) {
    var dialled = record.leg().flatMap(Leg::dialled);
    editor.inTransaction(() ->
        epochs.add(
            new Stranger(
                record.session(),
                record.startedAt().truncatedTo(ChronoUnit.MICROS),
                record.leg().isPresent(),
                dialled)));
    dialled.ifPresent(phone -> hold(phone, record.startedAt()));
  }

  private void hold(PhoneNumber phone, Instant rangAt) {
    var waiting =
        new CallList.Filter(
            Set.of(CallStatus.INITIATING),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.of(phone.e164()),
            Optional.empty(),
            Optional.of(rangAt),
            false);
    for (var entry : list.page(waiting, Optional.empty(), AT_ONCE).entries()) {
      if (entry.phone().equals(phone)) {
        editor.change(entry.id(), call -> held(call, rangAt));
      }
    }
  }

  /** Whom a person lets go on after that is not held again. */
  private Call held(Call call, Instant rangAt) {
    var heldBefore =
        call.timeline().inOrder().stream()
            .anyMatch(fact -> fact instanceof WorkFact.LineLost(var at) && !at.isBefore(rangAt));
    return call.state() instanceof Initiating && !heldBefore
        ? call.with(new WorkFact.LineLost(call.stamp(clock.instant())))
        : call;
  }

  private int leaveToAPerson(DialEpochs.Epoch epoch) {
    if (clock.instant().isBefore(epoch.since().plus(LAG))) {
      return 0;
    }
    return editor.inTransaction(() -> {
      var left = epochs.openBefore(AT_ONCE);
      for (var attempt : left) {
        if (ledger.lost(attempt.id(), LOST)) {
          var call = call(attempt);
          editor.store(call, call.with(new WorkFact.LineLost(call.stamp(clock.instant()))));
        }
      }
      return left.size();
    });
  }

  private Call call(DialAttempt attempt) {
    return calls
        .find(attempt.call())
        .orElseThrow(() -> new IllegalStateException("an attempt for no call"));
  }
}
