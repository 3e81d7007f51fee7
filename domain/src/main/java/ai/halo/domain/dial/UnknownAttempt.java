package ai.halo.domain.dial;

import ai.halo.domain.call.SessionId;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that nobody can tell about: a person has to say whether the phone rang.
 *
 * @param session who held the permit, or what the provider said it started; empty where even that
 *     was lost
 * @param grantedAt when it was granted; when it was opened, where nobody knows of a grant
 * @param since when HALO gave up finding out
 * @param reason a stable code
 */
public record UnknownAttempt(
    DialAttempt attempt,
    Optional<SessionId> session,
    Instant grantedAt,
    Instant since,
    String reason) {}
