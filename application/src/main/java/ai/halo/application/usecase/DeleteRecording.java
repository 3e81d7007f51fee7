package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.Recordings;
import java.time.InstantSource;

/**
 * Deletes what was recorded of a call, at the provider and then here.
 *
 * <p>To be repeated where it failed or a crash came between the two: what is gone there is deleted
 * once more without harm.
 */
public final class DeleteRecording {
  private final CallEditor editor;
  private final CallRepository calls;
  private final Recordings recordings;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public DeleteRecording(
      CallEditor editor,
      CallRepository calls,
      Recordings recordings,
      Audit audit,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.recordings = recordings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Deletes the recording of the call of that name; one that was deleted before is, and {@link
   * Change.NotNow} means that nothing was recorded.
   *
   * @throws ai.halo.domain.port.PortFailure as {@link Recordings#delete}; it is there still then
   */
  public Change delete(CallId id, User by) {
    return calls.find(id).map(call -> delete(call, by)).orElseGet(Change.NoSuchCall::new);
  }

  private Change delete(Call call, User by) {
    var link = call.recording();
    if (link.isEmpty()) {
      return call.recordingDeleted() ? new Change.Done(call) : new Change.NotNow(call);
    }
    recordings.delete(link.get());
    return editor
        .change(call.id(), fresh -> deleted(fresh, by))
        .<Change>map(Change.Done::new)
        .orElseGet(Change.NoSuchCall::new);
  }

  private Call deleted(Call call, User by) {
    if (call.recordingDeleted()) {
      return call;
    }
    audit.note(AuditAction.RECORDING_DELETED, by, Subject.of(call.id()));
    return call.with(new WorkFact.RecordingDeleted(call.stamp(clock.instant()), by.name().value()));
  }
}
