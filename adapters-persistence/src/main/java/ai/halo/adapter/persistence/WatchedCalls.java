package ai.halo.adapter.persistence;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.UnitOfWork;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls whose listeners hear of what was committed, and of nothing else. */
final class WatchedCalls implements CallRepository {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedCalls.class);

  private final CallRepository calls;
  private final UnitOfWork unitOfWork;
  private final List<CallListener> listeners;

  WatchedCalls(CallRepository calls, UnitOfWork unitOfWork, List<CallListener> listeners) {
    this.calls = calls;
    this.unitOfWork = unitOfWork;
    this.listeners = listeners;
  }

  @Override
  public void add(Call call) {
    unitOfWork.run(() -> {
      calls.add(call);
      JdbcUnitOfWork.afterCommit(() -> tell(call));
    });
  }

  @Override
  public Optional<Call> find(CallId id) {
    return calls.find(id);
  }

  @Override
  public void save(Call call) {
    unitOfWork.run(() -> {
      calls.save(call);
      JdbcUnitOfWork.afterCommit(() -> tell(call));
    });
  }

  private void tell(Call call) {
    for (var listener : listeners) {
      try {
        listener.stored(call);
      } catch (RuntimeException bug) {
        // What is committed stands, whoever cannot bear to hear of it.
        LOG.error("A listener failed", bug);
      }
    }
  }
}
