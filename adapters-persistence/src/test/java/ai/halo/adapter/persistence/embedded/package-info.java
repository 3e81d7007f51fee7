/** Tests of the embedded PostgreSQL against real servers, real kills and real other processes. */
@NullMarked
package ai.halo.adapter.persistence.embedded;

import org.jspecify.annotations.NullMarked;
