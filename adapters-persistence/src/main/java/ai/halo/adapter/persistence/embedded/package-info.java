/**
 * The embedded PostgreSQL: a real server, started and looked after by this node, for laptops and
 * small teams. Here live its data directory, executables, start, adoption and stop. Nothing here
 * knows calls, tables or Spring.
 */
@NullMarked
package ai.halo.adapter.persistence.embedded;

import org.jspecify.annotations.NullMarked;
