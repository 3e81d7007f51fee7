package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import java.time.Instant;

/**
 * The numbers that must not be called again. Called inside a {@link UnitOfWork}.
 *
 * <p>Adding a number waits for whoever decides about it, so a permit is given strictly before or
 * refused strictly after.
 */
public interface DoNotCallList {
  /** Adds a number; one that is listed already keeps its first reason. */
  void add(PhoneNumber phone, String reason, CallId call, Instant at);

  /** Whether the number is listed, which stays so until the open transaction ends. */
  boolean contains(PhoneNumber phone);
}
