package ai.halo.adapter.voximplant.mock;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.Ticket;
import java.time.Instant;
import java.util.Optional;

/** What the provider remembers of its sessions. */
sealed interface SessionEvent {
  /** Whose it is. */
  SessionId session();

  /** A session was asked for, and got this attempt and ticket. */
  record Started(SessionId session, AttemptId attempt, Ticket ticket, Instant at)
      implements SessionEvent {}

  /**
   * A phone was dialled: once in a session, and only with a permit.
   *
   * @param play what happens on the line; empty once that is over and forgotten
   */
  record Rang(
      SessionId session, AttemptId attempt, PhoneNumber phone, Instant at, Optional<Play> play)
      implements SessionEvent {}

  /** An operator ends the line. */
  record Cut(SessionId session, Instant at) implements SessionEvent {}

  /**
   * Everything is reported.
   *
   * @param past what is kept for whoever asks later; empty in journals of older releases
   */
  record Ended(SessionId session, Optional<Past> past) implements SessionEvent {}

  /**
   * What a session was, once it is over.
   *
   * @param startedAt when it was asked for
   * @param leg the line it placed, if it placed one
   * @param reason why it finished; blank when it had no permit
   */
  record Past(
      AttemptId attempt, Instant startedAt, Optional<SessionRecord.Leg> leg, String reason) {}

  /**
   * What is played on a line.
   *
   * @param dialogue the id of a dialogue
   * @param greeting what the agent says first
   * @param speed how many times faster than life
   */
  record Play(String dialogue, String greeting, double speed) {
    /** The words are personal and never printed. */
    @Override
    public String toString() {
      return "Play[%s, speed %s]".formatted(dialogue, speed);
    }
  }
}
