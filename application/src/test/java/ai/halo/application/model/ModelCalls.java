package ai.halo.application.model;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.InMemoryUnitOfWork;
import ai.halo.domain.port.StaleCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Calls without a feed, which a search would fill for ever. */
final class ModelCalls implements CallRepository {
  private Map<CallId, Call> calls = new LinkedHashMap<>();

  ModelCalls(InMemoryUnitOfWork unitOfWork) {
    unitOfWork.enlist(() -> {
      var before = new LinkedHashMap<>(calls);
      return () -> calls = new LinkedHashMap<>(before);
    });
  }

  @Override
  public void add(Call call) {
    store(call, 1);
  }

  @Override
  public Optional<Call> find(CallId id) {
    return Optional.ofNullable(calls.get(id));
  }

  @Override
  public void save(Call call) {
    if (find(call.id()).orElseThrow().version() != call.version()) {
      throw new StaleCall(call.id());
    }
    store(call, call.version() + 1);
  }

  private void store(Call call, int version) {
    calls.put(
        call.id(), Call.stored(call.id(), call.request(), call.timeline().recorded(), version));
  }
}
