package ai.halo.domain.port;

import ai.halo.domain.analysis.CustomerInterest;
import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** The customer's system of record. */
public interface CrmPort {
  /**
   * Records a lead once per key.
   *
   * @return the CRM's name for the lead
   * @throws PortFailure as every port; {@code InDoubt} where it may have been recorded
   */
  String record(Lead lead, IdempotencyKey key);

  /**
   * Whether the lead of this key is there.
   *
   * @return the CRM's name for it; empty when it certainly is not there
   * @throws PortFailure {@code InDoubt} where the CRM cannot tell, {@code Unavailable} where it
   *     does not answer
   */
  Optional<String> find(IdempotencyKey key);

  /** Somebody who wants what was offered. */
  record Lead(
      CallId call,
      PhoneNumber phone,
      String summary,
      CustomerInterest interest,
      Instant calledAt) {}
}
