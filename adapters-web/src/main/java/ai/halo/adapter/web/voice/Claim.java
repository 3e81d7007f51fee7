package ai.halo.adapter.web.voice;

import ai.halo.adapter.web.http.Uuids;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Who a session says it is; whether that is so is for the ledger to say. */
record Claim(AttemptId attempt, Ticket ticket, SessionId session) {
  /** The claim of a request; empty when it cannot be true, whatever the ledger holds. */
  static Optional<Claim> of(JsonNode body) {
    var attempt = WireJson.text(body, "attempt").flatMap(Uuids::read).map(AttemptId::new);
    var ticket = WireJson.text(body, "ticket");
    var session = WireJson.text(body, "session");
    if (attempt.isEmpty() || ticket.isEmpty() || session.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Claim(attempt.get(), new Ticket(ticket.get()), new SessionId(session.get())));
    } catch (InvalidValue impossible) {
      return Optional.empty();
    }
  }
}
