package ai.halo.adapter.voximplant.mock;

import ai.halo.adapter.voximplant.mock.SessionEvent.Past;
import ai.halo.adapter.voximplant.mock.SessionEvent.Started;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.port.SessionHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mock provider's book: every session that is not over, and the latest 10,000 of those that
 * are. It costs nothing, records nothing, lags never, and tells of a line once it has ended.
 */
final class MockSessionHistory implements SessionHistory {
  private final SessionLog log;

  MockSessionHistory(SessionLog log) {
    this.log = log;
  }

  @Override
  public Optional<SessionRecord> find(SessionId session) {
    // In this order: what is over in between is in the second place.
    return log.find(session)
        .map(open -> active(open.started()))
        .or(() -> log.past(session).map(past -> over(session, past)));
  }

  @Override
  public boolean tellsCosts() {
    return false;
  }

  @Override
  public List<SessionRecord> since(Instant from, int limit) {
    var active = log.open().stream().map(open -> active(open.started()));
    var over = log.past().entrySet().stream().map(past -> over(past.getKey(), past.getValue()));
    return Stream.concat(active, over)
        .filter(session -> !session.startedAt().isBefore(from))
        .sorted(Comparator.comparing(SessionRecord::startedAt))
        .limit(limit)
        .toList();
  }

  private static SessionRecord active(Started started) {
    return new SessionRecord(
        started.session(),
        Optional.of(started.attempt()),
        started.at(),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static SessionRecord over(SessionId session, Past past) {
    return new SessionRecord(
        session,
        Optional.of(past.attempt()),
        past.startedAt(),
        false,
        past.leg(),
        Optional.empty(),
        Optional.empty(),
        past.reason());
  }
}
