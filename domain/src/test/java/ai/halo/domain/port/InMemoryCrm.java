package ai.halo.domain.port;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads in memory. */
public final class InMemoryCrm implements CrmPort {
  private final Faults faults;
  private final Map<IdempotencyKey, Lead> leads = new LinkedHashMap<>();
  private final Map<IdempotencyKey, String> names = new LinkedHashMap<>();

  public InMemoryCrm(InMemoryUnitOfWork unitOfWork) {
    this.faults = new Faults(unitOfWork);
  }

  /** Every lead, in the order in which they were recorded. */
  public synchronized List<Lead> leads() {
    return List.copyOf(leads.values());
  }

  /** The next request fails before anything happens. */
  public void failNext(PortFailure failure) {
    faults.failNext(failure);
  }

  /** The next request does what it asks for, and its answer is lost. */
  public void loseNextAnswer() {
    faults.loseNextAnswer();
  }

  @Override
  public String record(Lead lead, IdempotencyKey key) {
    return faults.remotely(() -> recordOnce(lead, key));
  }

  @Override
  public Optional<String> find(IdempotencyKey key) {
    return faults.remotely(() -> name(key));
  }

  private synchronized String recordOnce(Lead lead, IdempotencyKey key) {
    leads.putIfAbsent(key, lead);
    return names.computeIfAbsent(key, _ -> "lead-" + (names.size() + 1));
  }

  private synchronized Optional<String> name(IdempotencyKey key) {
    return Optional.ofNullable(names.get(key));
  }
}
