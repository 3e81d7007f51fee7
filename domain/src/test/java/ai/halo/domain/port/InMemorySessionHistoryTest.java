package ai.halo.domain.port;

import ai.halo.domain.dial.SessionRecord;

class InMemorySessionHistoryTest implements SessionHistoryContract {
  private final InMemorySessionHistory history =
      new InMemorySessionHistory(new InMemoryUnitOfWork());

  @Override
  public SessionHistory history() {
    return history;
  }

  @Override
  public void holds(SessionRecord session) {
    history.hold(session);
  }
}
