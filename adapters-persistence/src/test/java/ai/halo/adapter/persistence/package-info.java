/** The adapters against a real PostgreSQL, in sessions that are not in UTC. */
@NullMarked
package ai.halo.adapter.persistence;

import org.jspecify.annotations.NullMarked;
