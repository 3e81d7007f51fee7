/**
 * Facts pushed to whoever watches, as server-sent events.
 *
 * <p>A client is written to from a virtual thread of its own, never from the feed's, so that a slow
 * one holds up nobody. Must not live here: what a fact looks like as JSON.
 */
@NullMarked
package ai.halo.adapter.web.push;

import org.jspecify.annotations.NullMarked;
