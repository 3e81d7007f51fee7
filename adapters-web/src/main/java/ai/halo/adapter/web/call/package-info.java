/**
 * Calls over HTTP: placing, looking at, canceling and retrying them, and their figures.
 *
 * <p>Must not live here: rules about calls, or how facts are pushed.
 */
@NullMarked
package ai.halo.adapter.web.call;

import org.jspecify.annotations.NullMarked;
