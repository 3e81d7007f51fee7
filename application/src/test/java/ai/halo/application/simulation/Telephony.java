package ai.halo.application.simulation;

import ai.halo.application.simulation.Node.Point;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.domain.call.CallId;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.ControlAddress;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.SessionHistory;
import ai.halo.domain.port.VoiceGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The provider: it starts a session for each request that arrives, twice where that arrives twice,
 * and a session asks, rings and reports as the scenario does.
 */
final class Telephony {
  private static final int MOST_ASKS = 4;
  private static final Duration LONGEST_ASK = Duration.ofSeconds(5);
  private static final Duration OLDEST_YES = Duration.ofSeconds(15);
  private static final Duration UNANSWERED = Duration.ofSeconds(20);

  private final Simulation simulation;
  private final Schedule schedule;
  private final Chaos chaos;
  final List<Session> sessions = new ArrayList<>();

  Telephony(Simulation simulation) {
    this.simulation = simulation;
    this.schedule = simulation.schedule;
    this.chaos = simulation.chaos;
  }

  /** What a node sees of it. */
  interface Seen extends VoiceGateway, SessionHistory {}

  Seen seenBy(Node node) {
    return new Seen() {
      @Override
      public SessionId start(AttemptId attempt, Ticket ticket) {
        return request(node, attempt, ticket);
      }

      @Override
      public void hangUp(SessionId session, Optional<ControlAddress> control) {
        leave(node);
        node.pause(Point.REQUEST);
        if (chaos.strikes(0.1)) {
          throw new PortFailure.InDoubt("line.silent", "no answer");
        }
        sessions.stream().filter(one -> one.id.equals(session)).forEach(Session::hangUp);
        node.pause(Point.ANSWER);
      }

      @Override
      public Optional<SessionRecord> find(SessionId session) {
        leave(node);
        node.pause(Point.REQUEST);
        if (chaos.strikes(0.1)) {
          throw new PortFailure.Unavailable("history.away", "no answer");
        }
        return sessions.stream()
            .filter(one -> one.id.equals(session))
            .findFirst()
            .flatMap(Session::told);
      }

      @Override
      public List<SessionRecord> since(Instant from, int limit) {
        throw new UnsupportedOperationException("nothing is restored here");
      }
    };
  }

  private void leave(Node node) {
    if (simulation.database.inTransaction()) {
      throw new Violation("a remote call inside a transaction by " + node.name());
    }
  }

  private SessionId request(Node node, AttemptId attempt, Ticket ticket) {
    leave(node);
    var call = simulation.verdicts.requested(attempt);
    node.pause(Point.REQUEST);
    if (chaos.strikes(0.03)) {
      throw new PortFailure.Unavailable("line.busy", "not now");
    }
    if (chaos.strikes(0.07)) {
      node.pause(Point.ANSWER, UNANSWERED);
      throw new PortFailure.InDoubt("line.silent", "the request was lost");
    }
    var session = accept(call, attempt, ticket);
    if (chaos.strikes(0.05)) {
      session = accept(call, attempt, ticket);
    }
    node.pause(Point.ANSWER);
    if (chaos.strikes(0.02)) {
      throw new PortFailure.Unavailable("line.lies", "they say no, and did it");
    }
    if (chaos.strikes(0.12)) {
      node.pause(Point.ANSWER, UNANSWERED);
      throw new PortFailure.InDoubt("line.silent", "the answer was lost");
    }
    return session.id;
  }

  private Session accept(CallId call, AttemptId attempt, Ticket ticket) {
    var session = new Session(simulation, sessions.size() + 1, call, attempt, ticket);
    sessions.add(session);
    var late = chaos.strikes(0.02) ? Duration.ofSeconds(100) : Duration.ZERO;
    schedule.within(
        late.plusMillis(100), late.plusMillis(2500), () -> ask(session, 1, schedule.passed()));
    return session;
  }

  /** Asks for the permit, several times where no answer comes. */
  private void ask(Session session, int times, Duration began) {
    if (times > MOST_ASKS || schedule.passed().minus(began).compareTo(UNANSWERED) > 0) {
      session.endWithoutLine();
      return;
    }
    var asked = schedule.passed();
    simulation.network.send(
        halo -> halo.askPermit.ask(session.attempt, session.ticket, session.id, Optional.empty()),
        LONGEST_ASK,
        answer -> {
          if (!session.runs()) {
            return;
          }
          if (simulation.weakness == Weakness.NO_PERMIT) {
            session.ring();
          } else if (answer.isEmpty()) {
            schedule.after(Duration.ofSeconds(1), () -> ask(session, times + 1, began));
          } else if (!(answer.get() instanceof Permit.Yes)) {
            session.endWithoutLine();
          } else if (schedule.passed().minus(asked).compareTo(OLDEST_YES) > 0
              || chaos.strikes(0.02)) {
            notDialled(session);
          } else if (chaos.strikes(0.03)) {
            session.endWithoutLine();
          } else {
            session.ring();
          }
        });
  }

  private void notDialled(Session session) {
    session.endWithoutLine();
    simulation.network.send(
        halo -> halo.reportLine.notDialled(session.attempt, session.ticket, session.id, "stale"),
        LONGEST_ASK,
        _ -> {});
  }
}
