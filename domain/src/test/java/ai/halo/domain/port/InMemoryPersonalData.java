package ai.halo.domain.port;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.privacy.Kept;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Rewrites calls in memory. */
public final class InMemoryPersonalData implements PersonalData {
  private static final Comparator<CallList.Key> OLDEST_FIRST =
      Comparator.comparing(CallList.Key::createdAt)
          .thenComparing(key -> key.id().value().toString());

  private final InMemoryCalls calls;
  private final DialFigures lines;
  private final Set<PhoneNumber> forgotten = new HashSet<>();
  private Map<CallId, Kept> kept = new HashMap<>();

  public InMemoryPersonalData(
      InMemoryUnitOfWork unitOfWork, InMemoryCalls calls, DialFigures lines) {
    this.calls = calls;
    this.lines = lines;
    unitOfWork.enlist(() -> {
      var before = new HashMap<>(kept);
      return () -> kept = before;
    });
  }

  /** The numbers that were erased beside calls. */
  public Set<PhoneNumber> forgotten() {
    return forgotten;
  }

  @Override
  public List<CallList.Key> of(PhoneNumber phone, Optional<CallList.Key> after, int limit) {
    return keys(call -> call.request().phone().equals(phone), after, limit);
  }

  @Override
  public Optional<Found> look(PhoneNumber phone) {
    var found = of(phone, Optional.empty(), Integer.MAX_VALUE);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(found.size(), found.getFirst().createdAt(), found.getLast().createdAt()));
  }

  @Override
  public List<CallList.Key> expired(
      Kept stage, Instant limit, Optional<CallList.Key> after, int most) {
    return keys(
        call ->
            kept.getOrDefault(call.id(), Kept.ALL).code() < stage.code()
                && call.createdAt().isBefore(limit),
        after,
        most);
  }

  private List<CallList.Key> keys(Predicate<Call> fits, Optional<CallList.Key> after, int limit) {
    return calls.all().stream()
        .filter(fits)
        .map(call -> new CallList.Key(call.createdAt(), call.id()))
        .filter(key -> after.filter(place -> OLDEST_FIRST.compare(key, place) <= 0).isEmpty())
        .sorted(OLDEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public boolean rewrite(Call before, Call redacted, Kept stage) {
    if (before.timeline().size() != redacted.timeline().size()) {
      throw new IllegalArgumentException("a redaction must keep every fact");
    }
    if (lines.isOnLine(before.request().phone())) {
      return false;
    }
    calls.rewrite(before, redacted);
    keep(before.id(), stage);
    return true;
  }

  @Override
  public void noteNoRecording(CallId call) {
    keep(call, Kept.NO_RECORDING);
  }

  private void keep(CallId call, Kept stage) {
    kept.merge(call, stage, (one, other) -> one.code() > other.code() ? one : other);
  }

  @Override
  public void forget(PhoneNumber phone) {
    forgotten.add(phone);
  }
}
