package ai.halo.domain.port;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider in memory whose sessions do nothing: a test plays them. */
public final class InMemoryVoiceGateway implements VoiceGateway {
  private final Faults faults;
  private final List<Started> started = new ArrayList<>();
  private final List<SessionId> hungUp = new CopyOnWriteArrayList<>();

  public InMemoryVoiceGateway(InMemoryUnitOfWork unitOfWork) {
    this.faults = new Faults(unitOfWork);
  }

  /** A session, and what it was given. */
  public record Started(SessionId session, AttemptId attempt, Ticket ticket) {}

  /** Every session, in the order in which they were asked for. */
  public List<Started> started() {
    return List.copyOf(started);
  }

  /** The sessions that were told to end their line, as often as they were told. */
  public List<SessionId> hungUp() {
    return List.copyOf(hungUp);
  }

  /** The next request fails before anything happens. */
  public void failNext(PortFailure failure) {
    faults.failNext(failure);
  }

  /** The next request does what it asks for, and its answer is lost. */
  public void loseNextAnswer() {
    faults.loseNextAnswer();
  }

  @Override
  public SessionId start(AttemptId attempt, Ticket ticket) {
    return faults.remotely(() -> {
      var session = new SessionId("session-" + (started.size() + 1));
      started.add(new Started(session, attempt, ticket));
      return session;
    });
  }

  @Override
  public void hangUp(SessionId session, Optional<ControlAddress> control) {
    faults.remotely(() -> hungUp.add(session));
  }
}
