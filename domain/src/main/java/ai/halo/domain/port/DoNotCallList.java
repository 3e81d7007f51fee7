package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import java.time.Instant;

/** The numbers that must not be called again. */
public interface DoNotCallList {
  /** Adds a number; one that is listed already keeps its first reason. */
  void add(PhoneNumber phone, String reason, CallId call, Instant at);

  /** Whether the number is listed. */
  boolean contains(PhoneNumber phone);
}
