/**
 * The call: its facts, the timeline they form, and the one table that says what they mean.
 *
 * <p>Lives here: {@link ai.halo.domain.call.Call}, its facts and its states. Must not live here:
 * ports, clocks, storage, or what a provider calls these things.
 */
@NullMarked
package ai.halo.domain.call;

import org.jspecify.annotations.NullMarked;
