package ai.halo.domain.call;

import ai.halo.domain.conversation.Ending;
import ai.halo.domain.conversation.Utterance;
import java.time.Instant;
import java.util.Set;

/**
 * What can happen on a line. The first three are ours, the others are the provider's to report.
 *
 * <p>Reports repeat, race and come late. Nothing here relies on the order in which they are heard.
 */
public sealed interface LineSignal {
  /** When it happened. */
  Instant at();

  /** The same thing at another time. */
  default LineSignal at(Instant other) {
    return switch (this) {
      case DialIntended _ -> new DialIntended(other);
      case DialRevoked s -> new DialRevoked(other, s.reason());
      case SessionStarted s -> new SessionStarted(other, s.session());
      case Rang _ -> new Rang(other);
      case Answered _ -> new Answered(other);
      case Said s -> new Said(other, s.utterance());
      case HungUp s -> new HungUp(other, s.ending(), s.reason());
      case Transcribed s -> new Transcribed(other, s.lines());
      case AnswererGuessed s -> new AnswererGuessed(other, s.answerer(), s.confidence());
      case RecordingStarted s -> new RecordingStarted(other, s.link());
      case OptedOut s -> new OptedOut(other, s.quote());
      case CallbackAsked s -> new CallbackAsked(other, s.words());
      case VoiceModelLost s -> new VoiceModelLost(other, s.code());
    };
  }

  /** A request for a session is about to leave. */
  record DialIntended(Instant at) implements LineSignal {}

  /**
   * Nobody may dial under this attempt any more, and nobody did.
   *
   * @param reason a stable word: why the session was refused or how it failed
   */
  record DialRevoked(Instant at, String reason) implements LineSignal {
    private static final Set<String> IN_VAIN =
        Set.of("no_session", "no_line", "stale", "unreachable", "canceled");

    /** Whether it came to nothing though nobody said no. */
    boolean isInVain() {
      return IN_VAIN.contains(reason);
    }
  }

  /** A session holds the permit: it, and no other, may dial. */
  record SessionStarted(Instant at, SessionId session) implements LineSignal {}

  /** The phone rings. */
  record Rang(Instant at) implements LineSignal {}

  /** Somebody or something picked up. */
  record Answered(Instant at) implements LineSignal {}

  /** A line was said. */
  record Said(Instant at, Utterance utterance) implements LineSignal {}

  /**
   * The line went quiet.
   *
   * @param reason the provider's own word or number for it, for people to read; may be blank
   */
  record HungUp(Instant at, Ending ending, String reason) implements LineSignal {}

  /**
   * The transcript is complete.
   *
   * @param lines how many lines it has
   */
  record Transcribed(Instant at, int lines) implements LineSignal {}

  /**
   * The provider's guess at who picked up; a guess never ends a talk by itself here.
   *
   * @param confidence from 0 to 100; 0 where none was stated
   */
  record AnswererGuessed(Instant at, Answerer answerer, int confidence) implements LineSignal {}

  /** What is said is being kept there. */
  record RecordingStarted(Instant at, RecordingLink link) implements LineSignal {}

  /**
   * The person told the voice not to call again; counts at once, whatever an analysis says later.
   *
   * @param quote the words, as the voice model heard them; may be blank
   */
  record OptedOut(Instant at, String quote) implements LineSignal {}

  /**
   * The person told the voice when to call again.
   *
   * @param words as the voice model heard them; may be blank
   */
  record CallbackAsked(Instant at, String words) implements LineSignal {}

  /**
   * The voice model was lost in the middle of the call.
   *
   * @param code why, in the scenario's words
   */
  record VoiceModelLost(Instant at, String code) implements LineSignal {}
}
