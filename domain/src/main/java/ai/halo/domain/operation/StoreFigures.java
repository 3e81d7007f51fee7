package ai.halo.domain.operation;

import java.time.Instant;

/**
 * How the store is.
 *
 * @param version of the database's server, such as {@code 18.0}
 * @param bytes what it takes on its disk
 * @param connections how many are open, of whoever opened them
 * @param mostConnections how many it lets in
 * @param now what time it is there
 */
public record StoreFigures(
    String version, long bytes, int connections, int mostConnections, Instant now) {}
