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
import java.time.InstantSource;

/** Has the step that gave up tried again, from where the call stood. */
public final class RetryCall {
  private final CallEditor editor;
  private final CallRepository calls;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public RetryCall(CallEditor editor, CallRepository calls, Audit audit, InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.audit = audit;
    this.clock = clock;
  }

  /** Retries the call of that name, if it stands as failed. */
  public Change retry(CallId id, User by) {
    return editor.inTransaction(() ->
        calls
            .find(id)
            .map(call ->
                call.canRetry()
                    ? new Change.Done(editor.store(call, retried(call, by)))
                    : new Change.NotNow(call))
            .orElseGet(Change.NoSuchCall::new));
  }

  private Call retried(Call call, User by) {
    audit.note(AuditAction.CALL_RETRIED, by, Subject.of(call.id()));
    return call.with(new WorkFact.RetryRequested(call.stamp(clock.instant()), by.name().value()));
  }
}
