/**
 * The audit log over HTTP, for administrators, and where requests come from.
 *
 * <p>Must not live here: any decision about what is written down.
 */
@NullMarked
package ai.halo.adapter.web.audit;

import org.jspecify.annotations.NullMarked;
