package ai.halo.adapter.web;

import ai.halo.domain.call.CallId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;

/** What a session at the provider knows, and what it sends. */
record Session(AttemptId attempt, Ticket ticket, CallId call, String id) {
  /** The same attempt, asked for by another session. */
  Session as(String otherId) {
    return new Session(attempt, ticket, call, otherId);
  }

  /** The same session, with another's ticket. */
  Session with(Ticket other) {
    return new Session(attempt, other, call, id);
  }

  /** The same ticket, shown for another attempt. */
  Session at(AttemptId other) {
    return new Session(other, ticket, call, id);
  }

  String question() {
    return "{%s, \"control_url\": \"https://node.voximplant.com/request?token=x\"}"
        .formatted(claim());
  }

  /** A report of these events, as JSON objects without braces. */
  String report(int seq, String... events) {
    var all =
        java.util.stream.Stream.of(events)
            .map(event -> "{" + event + "}")
            .collect(java.util.stream.Collectors.joining(", "));
    return "{%s, \"seq\": %d, \"events\": [%s]}".formatted(claim(), seq, all);
  }

  private String claim() {
    return "\"attempt\": \"%s\", \"ticket\": \"%s\", \"session\": \"%s\""
        .formatted(attempt, ticket.secret(), id);
  }

  /** An event so many seconds after the call was asked for. */
  static String event(int n, String type, int second, String... fields) {
    var at = ai.halo.domain.call.CallBuilder.NOON.plusSeconds(second);
    var more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
    return "\"n\": %d, \"type\": \"%s\", \"at\": \"%s\"%s".formatted(n, type, at, more);
  }
}
