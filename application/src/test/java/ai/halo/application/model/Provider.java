package ai.halo.application.model;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The provider and the phones in the model: what really happens, whoever knows of it. Copied for
 * each state.
 */
final class Provider {
  final List<Session> sessions;
  final Map<PhoneNumber, Integer> ringing;

  Provider() {
    this(new ArrayList<>(), new HashMap<>());
  }

  private Provider(List<Session> sessions, Map<PhoneNumber, Integer> ringing) {
    this.sessions = sessions;
    this.ringing = ringing;
  }

  Provider copy() {
    var copies = new ArrayList<Session>(sessions.size());
    sessions.forEach(session -> copies.add(session.copy()));
    return new Provider(copies, new HashMap<>(ringing));
  }

  /** A request arrived: a session exists, and will start whenever it pleases. */
  Session accept(int call, AttemptId attempt, Ticket ticket) {
    var session = new Session(call, attempt, ticket, new SessionId("s-" + (sessions.size() + 1)));
    sessions.add(session);
    return session;
  }

  /** How far a session is. */
  enum Phase {
    /** It has not started. */
    PENDING,
    /** It runs, and has no answer to its question yet. */
    ASKING,
    /** It holds a yes. */
    PERMITTED,
    /** Its line is up: the phone rings. */
    RINGING,
    /** It is over. */
    OVER
  }

  /** One session, and the reports of it that are on their way. */
  static final class Session {
    final int call;
    final AttemptId attempt;
    final Ticket ticket;
    final SessionId id;
    Phase phase = Phase.PENDING;
    boolean rang;
    int asked;
    boolean checked;
    boolean ringReport;
    boolean endReport;
    boolean answerDue;

    Session(int call, AttemptId attempt, Ticket ticket, SessionId id) {
      this.call = call;
      this.attempt = attempt;
      this.ticket = ticket;
      this.id = id;
    }

    boolean runs() {
      return phase == Phase.ASKING || phase == Phase.PERMITTED || phase == Phase.RINGING;
    }

    Session copy() {
      var copy = new Session(call, attempt, ticket, id);
      copy.phase = phase;
      copy.rang = rang;
      copy.asked = asked;
      copy.checked = checked;
      copy.ringReport = ringReport;
      copy.endReport = endReport;
      copy.answerDue = answerDue;
      return copy;
    }
  }
}
