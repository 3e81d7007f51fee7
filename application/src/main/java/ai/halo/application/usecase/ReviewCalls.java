package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.application.CallEditor;
import ai.halo.domain.account.User;
import ai.halo.domain.analysis.Corrections;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.WorkFact;
import ai.halo.domain.followup.FollowUp;
import ai.halo.domain.followup.FollowUpPolicy;
import ai.halo.domain.followup.FollowUpPolicy.Decision;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.ReviewQueue;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a person say what a talk meant where the judgement is in doubt. Nothing is sent and no lead
 * is made before somebody did.
 */
public final class ReviewCalls {
  private final CallEditor editor;
  private final CallRepository calls;
  private final ReviewQueue queue;
  private final DoNotCallList doNotCall;
  private final FollowUpPolicy followUps;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public ReviewCalls(
      CallEditor editor,
      CallRepository calls,
      ReviewQueue queue,
      DoNotCallList doNotCall,
      FollowUpPolicy followUps,
      Audit audit,
      InstantSource clock) {
    this.editor = editor;
    this.calls = calls;
    this.queue = queue;
    this.doNotCall = doNotCall;
    this.followUps = followUps;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A page of calls to review, those that wait longest first.
   *
   * @param next the place to go on from; empty when this is the last page
   * @param total how many calls wait in all
   */
  public record Page(List<Call> calls, Optional<ReviewQueue.Place> next, long total) {}

  /** One page of the calls that wait; one that is reviewed at this moment may be missing. */
  public Page waiting(Optional<ReviewQueue.Place> after, int limit) {
    var page = queue.waiting(after, limit);
    var waiting =
        page.places().stream()
            .flatMap(place -> calls.find(place.call()).stream())
            .filter(call -> call.review().isPresent())
            .toList();
    return new Page(waiting, page.next(), page.total());
  }

  /** What the customer would be sent if the judgement were confirmed; empty for nothing. */
  public Optional<FollowUp> proposal(Call call) {
    return call.analysis()
        .map(analysis -> followUps.decide(analysis, call.request().language(), false))
        .flatMap(decision ->
            switch (decision) {
              case Decision.Send send -> Optional.of(send.followUp());
              case Decision.Skip _ -> Optional.empty();
            });
  }

  /** Takes what a person decided about a call that waits for it. */
  public Change review(CallId id, Corrections corrections, User by) {
    return editor.inTransaction(() ->
        calls
            .find(id)
            .map(call ->
                call.review().isPresent()
                    ? new Change.Done(editor.store(call, reviewed(call, corrections, by)))
                    : new Change.NotNow(call))
            .orElseGet(Change.NoSuchCall::new));
  }

  private Call reviewed(Call call, Corrections corrections, User by) {
    var at = call.stamp(clock.instant());
    if (corrections.disposition() == Disposition.OPT_OUT) {
      doNotCall.optedOut(call.request().phone(), call.id(), at);
    }
    audit.note(
        AuditAction.CALL_REVIEWED,
        by,
        Subject.of(call.id()),
        Map.of("disposition", corrections.disposition().word()));
    return call.with(new WorkFact.Reviewed(at, by.name().value(), corrections));
  }
}
