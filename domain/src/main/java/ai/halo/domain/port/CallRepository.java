package ai.halo.domain.port;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import java.util.Optional;

/** Keeps calls: their request and their facts. */
public interface CallRepository {
  /** Stores a new call, which has version 1 from then on. */
  void add(Call call);

  /** The call of that name; empty when there is none, never when the store is out of reach. */
  Optional<Call> find(CallId id);

  /**
   * Appends the new facts of a call.
   *
   * @throws StaleCall when somebody else stored the call since it was read; nothing is stored then
   */
  void save(Call call);
}
