/**
 * The story of each call as one trace, for whoever names a collector; else nothing of it is loaded.
 *
 * <p>Must not live here: anything that a call depends on.
 */
@NullMarked
package ai.halo.bootstrap.trace;

import org.jspecify.annotations.NullMarked;
