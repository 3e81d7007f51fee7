package ai.halo.domain.port;

import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallId;
import java.time.Instant;
import java.util.Optional;

/** Remembers which request made which call, for 24 hours. */
public interface IdempotentRequests {
  /**
   * Claims a key for a call, within the transaction that adds the call. Of two at once, one waits
   * for the other.
   *
   * @param fingerprint of the whole request
   * @return empty when the key is claimed now; else what it was claimed for before
   */
  Optional<Claim> claim(UserId user, String key, String fingerprint, CallId call, Instant at);

  /** Forgets claims made before {@code limit}; answers how many. */
  int forgetBefore(Instant limit);

  /** An earlier claim. */
  record Claim(String fingerprint, CallId call) {}
}
