/** Everything kept in PostgreSQL, and the embedded server itself. Holds no business rule. */
@NullMarked
package ai.halo.adapter.persistence;

import org.jspecify.annotations.NullMarked;
