package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.ForgetsPeople;
import ai.halo.domain.port.Ids;
import ai.halo.domain.port.PersonalData;
import ai.halo.domain.port.Recordings;
import ai.halo.domain.privacy.Kept;
import ai.halo.domain.privacy.Redaction;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Erases one person by number, for ever: recordings, words, messages, and the number itself. What
 * is left are the facts of calls without the person, for the figures, and on the do-not-call list a
 * hash that cannot be read back, so that the person is not called again.
 *
 * <p>To be repeated where a partner was out of reach: what was erased stays erased, and the rest is
 * found by the number still.
 */
public final class ErasePerson {
  private static final int PAGE = 100;

  private final CallEditor editor;
  private final CallRepository calls;
  private final PersonalData data;
  private final DoNotCallList doNotCall;
  private final Recordings recordings;
  private final List<ForgetsPeople> partners;
  private final Ids ids;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public ErasePerson(
      CallEditor editor,
      CallRepository calls,
      PersonalData data,
      DoNotCallList doNotCall,
      Recordings recordings,
      List<ForgetsPeople> partners,
      Ids ids,
      Audit audit,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.data = data;
    this.doNotCall = doNotCall;
    this.recordings = recordings;
    this.partners = List.copyOf(partners);
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {
    /** Nothing is left of the person. */
    record Erased(int calls, int recordings) implements Outcome {}

    /** A call to the person is under way; those that are not were erased. */
    record UnderWay() implements Outcome {}
  }

  /**
   * Erases a person.
   *
   * @throws ai.halo.domain.port.PortFailure where a partner could not be told; what he keeps is
   *     there still then, and its call is
   */
  public Outcome erase(PhoneNumber phone, User by) {
    // First of all: nobody calls this number from here on, nor places a call that would.
    editor.inTransaction(() -> {
      doNotCall.conceal(phone, clock.instant());
      return true;
    });
    var erased = new HashSet<CallId>();
    var recorded = 0;
    var underWay = false;
    Optional<CallList.Key> after = Optional.empty();
    do {
      var page = page(phone, after);
      var some = page.stream().map(CallList.Key::id).toList();
      tellPartners(phone, Set.copyOf(some));
      for (var id : some) {
        recorded += deleteRecording(id, by);
        underWay |= !eraseCall(id, by);
        erased.add(id);
      }
      after = page.stream().reduce((_, last) -> last);
    } while (after.isPresent());
    if (underWay) {
      return new Outcome.UnderWay();
    }
    return finish(phone, by, erased.size(), recorded);
  }

  private List<CallList.Key> page(PhoneNumber phone, Optional<CallList.Key> after) {
    return editor.inTransaction(() -> data.of(phone, after, PAGE));
  }

  private void tellPartners(PhoneNumber phone, Set<CallId> some) {
    partners.forEach(partner -> partner.forget(phone, some));
  }

  private Outcome finish(PhoneNumber phone, User by, int erased, int recorded) {
    return editor.inTransaction(() -> {
      data.forget(phone);
      audit.note(
          AuditAction.PERSON_ERASED,
          by,
          Subject.of(Subject.Kind.REQUEST, ids.attempt().value()),
          Map.of("calls", String.valueOf(erased), "recordings", String.valueOf(recorded)));
      return new Outcome.Erased(erased, recorded);
    });
  }

  /** At the provider, outside any transaction, and then here; answers how many. */
  private int deleteRecording(CallId id, User by) {
    var link = calls.find(id).flatMap(Call::recording);
    if (link.isEmpty()) {
      return 0;
    }
    recordings.delete(link.get());
    editor.change(
        id,
        call ->
            call.recordingDeleted()
                ? call
                : call.with(
                    new WorkFact.RecordingDeleted(call.stamp(clock.instant()), by.name().value())));
    return 1;
  }

  private boolean eraseCall(CallId id, User by) {
    return editor.inTransaction(() -> {
      var call = calls.find(id).map(known -> closed(known, by));
      if (call.isEmpty() || !Redaction.mayBe(call.get())) {
        return call.isEmpty();
      }
      return data.rewrite(call.get(), Redaction.person(call.get()), Kept.NOTHING);
    });
  }

  /** Nobody is to decide about somebody who is erased, nor to try again. */
  private Call closed(Call call, User by) {
    return call.waitsForAPerson()
        ? fresh(
            editor.store(
                call,
                call.with(
                    new WorkFact.CancelRequested(call.stamp(clock.instant()), by.name().value()))))
        : call;
  }

  private Call fresh(Call stored) {
    return calls.find(stored.id()).orElse(stored);
  }
}
