package ai.halo.domain.port;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.SessionRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A book of sessions in memory, which holds what a test writes into it. */
public final class InMemorySessionHistory implements SessionHistory {
  private final Faults faults;
  private final Map<SessionId, SessionRecord> book = new LinkedHashMap<>();
  private int asked;

  public InMemorySessionHistory(InMemoryUnitOfWork unitOfWork) {
    this.faults = new Faults(unitOfWork);
  }

  /** From now on the book has this of its session. */
  public void hold(SessionRecord session) {
    book.put(session.session(), session);
  }

  /** The next question fails. */
  public void failNext(PortFailure failure) {
    faults.failNext(failure);
  }

  /** How often it was asked about a session. */
  public int asked() {
    return asked;
  }

  @Override
  public Optional<SessionRecord> find(SessionId session) {
    asked++;
    return faults.remotely(() -> Optional.ofNullable(book.get(session)));
  }

  @Override
  public List<SessionRecord> since(Instant from, int limit) {
    return faults.remotely(() ->
        book.values().stream()
            .filter(session -> !session.startedAt().isBefore(from))
            .sorted(Comparator.comparing(SessionRecord::startedAt))
            .limit(limit)
            .toList());
  }
}
