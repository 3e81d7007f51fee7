package ai.halo.application.dial;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.Failure;
import ai.halo.domain.call.Step;
import ai.halo.domain.dial.DialLimits;
import ai.halo.domain.dial.Objection;
import ai.halo.domain.port.DialFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a request for a session may leave now: the last look, one line at a time to a number, and
 * what the provider takes at once.
 *
 * <p>Called inside the transaction that then opens the attempt.
 */
public final class DialGate {
  private static final Rhythm FOR_A_RELEASE =
      new Rhythm(Duration.ofSeconds(5), Duration.ofMinutes(1));
  private static final Rhythm FOR_A_LINE =
      new Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(15));
  private static final Rhythm FOR_ROOM = new Rhythm(Duration.ofMillis(250), Duration.ofSeconds(15));

  private final LastLook lastLook;
  private final DialFigures figures;
  private final Optional<DialLimits> limits;
  private final Duration longestWait;

  /**
   * On these ports.
   *
   * @param limits what the provider takes; empty where it takes whatever comes
   * @param longestWait how long a call waits before somebody has to look at it
   */
  public DialGate(
      LastLook lastLook, DialFigures figures, Optional<DialLimits> limits, Duration longestWait) {
    this.lastLook = lastLook;
    this.figures = figures;
    this.limits = limits;
    this.longestWait = longestWait;
  }

  /** How a call stands at the gate. */
  public sealed interface Passage {
    /** The request may leave. */
    record Open() implements Passage {}

    /** Not now; it is worth another look after this pause. */
    record Later(Duration pause) implements Passage {}

    /** Not at all. */
    record Closed(Failure failure) implements Passage {}
  }

  /** Looks for a call that is ready to be dialled. */
  public Passage pass(Call call, Instant at) {
    return switch (lastLook.beforeRequest(call.request())) {
      case LastLook.Verdict.No(var why) -> new Passage.Closed(refused(why));
      case LastLook.Verdict.Wait _ -> later(call, at, FOR_A_RELEASE);
      case LastLook.Verdict.MayRing _ -> passRing(call, at);
    };
  }

  private Passage passRing(Call call, Instant at) {
    if (figures.isOnLine(call.request().phone())) {
      return later(call, at, FOR_A_LINE);
    }
    return limits.filter(some -> !figures.hasRoom(some)).isPresent()
        ? later(call, at, FOR_ROOM)
        : new Passage.Open();
  }

  private Passage later(Call call, Instant at, Rhythm rhythm) {
    if (Duration.between(call.wantedSince(), at).compareTo(longestWait) >= 0) {
      return new Passage.Closed(
          new Failure(
              Step.DIAL,
              "dial.waited_too_long",
              "the call waited too long until it could be dialled"));
    }
    return new Passage.Later(pause(call, at, rhythm));
  }

  private static Duration pause(Call call, Instant at, Rhythm rhythm) {
    return rhythm.pauseAfter(Duration.between(call.idleSince(), at));
  }

  /** How long to wait when a brake was put on that the call has met. */
  public static Duration firstPause() {
    return FOR_A_RELEASE.shortest();
  }

  /** What a call fails with that must not be dialled. */
  public static Failure refused(Objection why) {
    return new Failure(
        Step.DIAL, "dial.refused." + why.word(), "the last look before dialling said no");
  }
}
