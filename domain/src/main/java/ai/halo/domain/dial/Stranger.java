package ai.halo.domain.dial;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A session in the provider's history whose attempt this database does not know: it belongs to a
 * past that was lost with a restore, or to somebody else.
 *
 * @param dialled the number that it placed a line to; empty when it placed none, or the history
 *     does not tell
 */
public record Stranger(
    SessionId session, Instant startedAt, boolean placedLine, Optional<PhoneNumber> dialled) {}
