package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.AuditEntry;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.AuditLog;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.PersonalData;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.Recordings;
import ai.halo.domain.privacy.Kept;
import ai.halo.domain.privacy.Redaction;
import ai.halo.domain.privacy.Retention;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Deletes what was kept for long enough. To be run every minute by one node at a time: each run
 * does some of it, call by call, each in a transaction of its own, so whoever takes over goes on
 * where the last one was.
 */
public final class ExpireData {
  private static final int PAGE = 100;
  private static final int MOST_A_RUN = 1_000;
  private static final int MOST_ENTRIES = 5_000;

  private final CallEditor editor;
  private final CallRepository calls;
  private final PersonalData data;
  private final Recordings recordings;
  private final AuditLog log;
  private final Retention retention;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public ExpireData(
      CallEditor editor,
      CallRepository calls,
      PersonalData data,
      Recordings recordings,
      AuditLog log,
      Retention retention,
      Audit audit,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.data = data;
    this.recordings = recordings;
    this.log = log;
    this.retention = retention;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param recordings calls whose recording is gone, or never was
   * @param words calls without their words
   * @param numbers calls without the person
   * @param entries of the audit log that were forgotten
   * @param failed calls that could not be dealt with, because of a partner or of a line that may be
   *     up; they are tried again
   */
  public record Done(int recordings, int words, int numbers, int entries, int failed) {}

  /** How long what is kept. */
  public Retention retention() {
    return retention;
  }

  /** Does some of what is due. */
  public Done expire() {
    var now = clock.instant();
    var failed = new int[1];
    // Who is past all his periods loses all at once, and is looked at once.
    var numbers = stage(Kept.NOTHING, now, failed, this::expireNumber);
    var words = stage(Kept.NO_WORDS, now, failed, this::expireWords);
    var gone = stage(Kept.NO_RECORDING, now, failed, this::expireRecording);
    var entries =
        retention
            .auditLimit(now)
            .map(limit -> editor.inTransaction(() -> log.forgetBefore(limit, MOST_ENTRIES)))
            .orElse(0);
    var done = new Done(gone, words, numbers, entries, failed[0]);
    note(done);
    return done;
  }

  private int stage(Kept stage, Instant now, int[] failed, Predicate<CallId> expire) {
    var limit = retention.limit(stage, now);
    if (limit.isEmpty()) {
      return 0;
    }
    var done = 0;
    var looked = 0;
    Optional<CallList.Key> after = Optional.empty();
    do {
      var page = page(stage, limit.get(), after);
      for (var key : page) {
        if (expire.test(key.id())) {
          done++;
        } else {
          failed[0]++;
        }
      }
      looked += page.size();
      after = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast());
    } while (after.isPresent() && looked < MOST_A_RUN);
    return done;
  }

  private List<CallList.Key> page(Kept stage, Instant limit, Optional<CallList.Key> after) {
    return editor.inTransaction(() -> data.expired(stage, limit, after, PAGE));
  }

  private boolean expireRecording(CallId id) {
    return deleteRecording(id) && noted(id);
  }

  private boolean noted(CallId id) {
    return editor.inTransaction(() -> {
      data.noteNoRecording(id);
      return true;
    });
  }

  private boolean expireWords(CallId id) {
    return deleteRecording(id) && rewritten(id, Kept.NO_WORDS);
  }

  private boolean expireNumber(CallId id) {
    return deleteRecording(id) && rewritten(id, Kept.NOTHING);
  }

  /** At the provider, outside any transaction, and then here; answers whether there is none now. */
  private boolean deleteRecording(CallId id) {
    var link = calls.find(id).flatMap(Call::recording);
    if (link.isEmpty()) {
      return true;
    }
    try {
      recordings.delete(link.get());
    } catch (PortFailure another) {
      // The next run tries again, after whatever else is due.
      return false;
    }
    editor.change(
        id,
        call ->
            call.recordingDeleted()
                ? call
                : call.with(
                    new WorkFact.RecordingDeleted(call.stamp(clock.instant()), AuditEntry.HALO)));
    return true;
  }

  private boolean rewritten(CallId id, Kept stage) {
    return editor.inTransaction(() -> {
      var call = calls.find(id).map(this::closed);
      if (call.isEmpty() || !Redaction.mayBe(call.get())) {
        return call.isEmpty();
      }
      var redacted =
          stage == Kept.NOTHING ? Redaction.person(call.get()) : Redaction.words(call.get());
      return data.rewrite(call.get(), redacted, stage);
    });
  }

  /** Nobody decided for so long that there is nothing left to decide about. */
  private Call closed(Call call) {
    if (!call.waitsForAPerson()) {
      return call;
    }
    var canceled = new WorkFact.CancelRequested(call.stamp(clock.instant()), AuditEntry.HALO);
    editor.store(call, call.with(canceled));
    return calls.find(call.id()).orElse(call);
  }

  private void note(Done done) {
    var figures = new TreeMap<String, String>();
    put(figures, "recordings", done.recordings());
    put(figures, "words", done.words());
    put(figures, "numbers", done.numbers());
    put(figures, "audit_entries", done.entries());
    if (!figures.isEmpty()) {
      audit.noteOwn(AuditAction.DATA_EXPIRED, figures);
    }
  }

  private static void put(Map<String, String> figures, String name, int count) {
    if (count > 0) {
      figures.put(name, String.valueOf(count));
    }
  }
}
