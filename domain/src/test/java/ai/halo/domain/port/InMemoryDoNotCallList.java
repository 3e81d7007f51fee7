package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The list in memory. */
public final class InMemoryDoNotCallList implements DoNotCallList {
  private Map<PhoneNumber, String> reasons = new HashMap<>();

  public InMemoryDoNotCallList(InMemoryUnitOfWork unitOfWork) {
    unitOfWork.enlist(() -> {
      var before = new HashMap<>(reasons);
      return () -> reasons = before;
    });
  }

  @Override
  public void add(PhoneNumber phone, String reason, CallId call, Instant at) {
    reasons.putIfAbsent(phone, reason);
  }

  @Override
  public boolean contains(PhoneNumber phone) {
    return reasons.containsKey(phone);
  }
}
