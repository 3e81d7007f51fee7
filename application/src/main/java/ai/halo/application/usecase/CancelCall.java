package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.Fact;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DialLedger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a call for an operator: nothing rings that does not ring yet, and a line that is up is hung
 * up.
 */
public final class CancelCall {
  private final CallEditor editor;
  private final CallRepository calls;
  private final DialLedger ledger;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public CancelCall(
      CallEditor editor,
      CallRepository calls,
      DialLedger ledger,
      Audit audit,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /** Cancels the call of that name, unless it has ended. */
  public Change cancel(CallId id, User by) {
    return editor.inTransaction(() ->
        calls
            .find(id)
            .map(call ->
                call.canCancel()
                    ? new Change.Done(editor.store(call, canceled(call, by)))
                    : new Change.NotNow(call))
            .orElseGet(Change.NoSuchCall::new));
  }

  private Call canceled(Call call, User by) {
    var at = call.stamp(clock.instant());
    var facts = new ArrayList<Fact>(revoked(call, at));
    facts.add(new WorkFact.CancelRequested(at, by.name().value()));
    audit.note(AuditAction.CALL_CANCELED, by, Subject.of(call.id()));
    return call.with(facts);
  }

  private List<LineFact> revoked(Call call, Instant at) {
    return ledger
        .revokeOpen(call.id(), "canceled")
        .map(open -> new LineFact(open.number(), new LineSignal.DialRevoked(at, "canceled")))
        .stream()
        .toList();
  }
}
