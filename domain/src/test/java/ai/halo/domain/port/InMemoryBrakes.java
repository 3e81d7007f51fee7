package ai.halo.domain.port;

import ai.halo.domain.dial.Brake;
import ai.halo.domain.dial.BrakeApplied;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Brakes in memory, where one transaction at a time is all the locking there is. */
public final class InMemoryBrakes implements Brakes {
  private Map<Brake, BrakeApplied> on = new EnumMap<>(Brake.class);

  public InMemoryBrakes(InMemoryUnitOfWork unitOfWork) {
    unitOfWork.enlist(() -> {
      var before = new EnumMap<>(on);
      return () -> on = before;
    });
  }

  @Override
  public List<BrakeApplied> look() {
    return List.copyOf(on.values());
  }

  @Override
  public boolean apply(BrakeApplied applied) {
    return on.putIfAbsent(applied.brake(), applied) == null;
  }

  @Override
  public boolean release(Brake brake, String by, Instant at) {
    return on.remove(brake) != null;
  }
}
