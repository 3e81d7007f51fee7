package ai.halo.domain.port;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.SessionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The provider's book of the sessions that ran. It lags, nobody knows how long, so what is absent
 * may still come: absence proves nothing.
 */
public interface SessionHistory {
  /**
   * What the book says of a session; empty when it is not in it yet.
   *
   * @throws PortFailure {@code Refused} or {@code Unavailable}
   */
  Optional<SessionRecord> find(SessionId session);

  /** Whether it counts what sessions cost; when not, nobody need come back for that. */
  default boolean tellsCosts() {
    return true;
  }

  /**
   * The sessions of this installation's application that began at or after a time, the oldest
   * first, at most {@code limit}.
   *
   * @throws PortFailure {@code Refused} or {@code Unavailable}
   */
  List<SessionRecord> since(Instant from, int limit);
}
