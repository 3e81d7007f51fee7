package ai.halo.application.usecase;

import ai.halo.domain.call.CallId;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.Recordings;
import java.util.Optional;

/** Lets an operator hear what was recorded of a call. */
public final class HearRecording {
  private final CallRepository calls;
  private final Recordings recordings;

  /** On these ports. */
  public HearRecording(CallRepository calls, Recordings recordings) {
    this.calls = calls;
    this.recordings = recordings;
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
