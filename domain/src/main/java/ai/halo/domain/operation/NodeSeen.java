package ai.halo.domain.operation;

import java.time.Instant;

/**
 * A node that told it was alive.
 *
 * @param name made anew at each start, such as {@code node-5f0c}
 * @param version of HALO that it runs
 * @param startedAt when it began, by the store's clock
 * @param seenAt when it told last, by the store's clock
 */
public record NodeSeen(String name, String version, Instant startedAt, Instant seenAt) {}
