package ai.halo.domain.call;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.Doubt;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.followup.FollowUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a call stands. Each state holds exactly what is known in it. */
public sealed interface CallState {
  /** The label of this state. */
  CallStatus status();

  /** The step whose turn it is; empty while the call waits for the line, and at its end. */
  Optional<Step> step();

  /** Nobody may dial: the call is new, or the attempts so far were revoked before anything rang. */
  record Initiating(int attemptsSoFar) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.INITIATING;
    }

    @Override
    public Optional<Step> step() {
      return Optional.of(Step.DIAL);
    }
  }

  /** A session was asked for, and none holds the permit yet. */
  record Dialing(int attempt) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.INITIATING;
    }

    @Override
    public Optional<Step> step() {
      return Optional.empty();
    }
  }

  /** A session may dial. */
  record Connecting(int attempt, Instant since) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.CALLING;
    }

    @Override
    public Optional<Step> step() {
      return Optional.empty();
    }
  }

  /** The phone rings. */
  record Ringing(int attempt, Instant since) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.CALLING;
    }

    @Override
    public Optional<Step> step() {
      return Optional.empty();
    }
  }

  /**
   * Somebody or something picked up.
   *
   * @param heard whether the other end has said a word
   */
  record Talking(int attempt, Instant since, boolean heard) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.CALLING;
    }

    @Override
    public Optional<Step> step() {
      return Optional.empty();
    }
  }

  /**
   * How a line went quiet.
   *
   * @param talk from the answer to the end; zero when nobody answered
   * @param heard whether the other end said a word
   */
  record EndedLine(Ending ending, Instant at, Duration talk, boolean answered, boolean heard) {
    EndedLine hearing(boolean speech) {
      return speech && !heard ? new EndedLine(ending, at, talk, answered, true) : this;
    }
  }

  /** The talk is over; the transcript may still be on its way. */
  record Analyzing(EndedLine line, boolean transcribed) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.ANALYZING;
    }

    @Override
    public Optional<Step> step() {
      return transcribed ? Optional.of(Step.ANALYZE) : Optional.empty();
    }
  }

  /**
   * A person has to say what the talk meant before anything follows from it.
   *
   * @param analysis what was judged; empty when the analyzer would not judge
   * @param doubts why a person has to look
   * @param code the analyzer's failure; blank when there was none
   */
  record AwaitingReview(
      EndedLine line, Optional<Analysis> analysis, List<Doubt> doubts, String code, Instant since)
      implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.PREPARING_FOLLOW_UP;
    }

    @Override
    public Optional<Step> step() {
      return Optional.empty();
    }
  }

  /** It is known what the talk meant, and not yet what to send. */
  record PreparingFollowUp(EndedLine line, Analysis analysis) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.PREPARING_FOLLOW_UP;
    }

    @Override
    public Optional<Step> step() {
      return Optional.of(Step.PREPARE_FOLLOW_UP);
    }
  }

  /** A message stands and has to go out. */
  record SendingFollowUp(EndedLine line, Analysis analysis, FollowUp followUp)
      implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.SENDING_SMS;
    }

    @Override
    public Optional<Step> step() {
      return Optional.of(Step.SEND_SMS);
    }
  }

  /** The lead, if there is one, has to be recorded. */
  record AddingToCrm(EndedLine line, Analysis analysis) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.ADDING_TO_CRM;
    }

    @Override
    public Optional<Step> step() {
      return Optional.of(Step.ADD_TO_CRM);
    }
  }

  /** Everything is done. The analysis is empty when nobody talked. */
  record Completed(EndedLine line, Optional<Analysis> analysis, Instant at) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.COMPLETED;
    }

    @Override
    public Optional<Step> step() {
      return Optional.empty();
    }
  }

  /** A step gave up in {@code before}; a retry goes on from there. */
  record Failed(CallState before, Failure failure, Instant at) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.FAILED;
    }

    @Override
    public Optional<Step> step() {
      return Optional.empty();
    }
  }

  /**
   * An operator ended the call in {@code before}.
   *
   * @param hangUpSettled whether the provider was told to end the line, or telling it was given up
   */
  record Canceled(CallState before, Instant at, boolean hangUpSettled) implements CallState {
    @Override
    public CallStatus status() {
      return CallStatus.CANCELED;
    }

    /** A line that may still be up has to be hung up. */
    @Override
    public Optional<Step> step() {
      return CallLifecycle.lineIsUp(before) && !hangUpSettled
          ? Optional.of(Step.HANG_UP)
          : Optional.empty();
    }
  }
}
