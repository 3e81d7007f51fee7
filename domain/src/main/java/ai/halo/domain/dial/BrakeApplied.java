package ai.halo.domain.dial;

import java.time.Instant;

/**
 * A brake that is on.
 *
 * @param reason a stable code, or a person's own words; nothing personal about the called
 * @param by the user's name, or {@code halo} where HALO did it itself
 */
public record BrakeApplied(Brake brake, String reason, String by, Instant since) {}
