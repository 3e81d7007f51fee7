package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.Recordings;
import java.util.Optional;

/** Lets an operator hear what was recorded of a call. */
public final class HearRecording {
  private final CallRepository calls;
  private final Recordings recordings;
  private final Audit audit;

  /** On these ports. */
  public HearRecording(CallRepository calls, Recordings recordings, Audit audit) {
    this.calls = calls;
    this.recordings = recordings;
    this.audit = audit;
  }

  /**
   * Notes that a user is about to be given an address at which the recording can be heard.
   *
   * @return the call, when there is one and something was recorded of it
   */
  public Optional<Call> permit(CallId id, User by) {
    var call = calls.find(id).filter(found -> found.recording().isPresent());
    call.ifPresent(found -> audit.note(AuditAction.RECORDING_HEARD, by, Subject.of(found.id())));
    return call;
  }

  /** What there is to hear. */
  public sealed interface Outcome {
    /** This; the caller closes it. */
    record Sound(Recordings.Sound sound) implements Outcome {}

    /** Nothing was recorded, or it was deleted. */
    record NoRecording() implements Outcome {}

    /** There is no such call. */
    record NoSuchCall() implements Outcome {}
  }

  /**
   * Opens the recording of a call, or a part of it.
   *
   * @param range what to read, as an HTTP {@code Range} header has it; empty for all
   * @throws ai.halo.domain.port.PortFailure as {@link Recordings#open}
   */
  public Outcome open(CallId id, Optional<String> range) {
    return calls
        .find(id)
        .map(call ->
            call.recording()
                .<Outcome>map(link -> new Outcome.Sound(recordings.open(link, range)))
                .orElseGet(Outcome.NoRecording::new))
        .orElseGet(Outcome.NoSuchCall::new);
  }
}
