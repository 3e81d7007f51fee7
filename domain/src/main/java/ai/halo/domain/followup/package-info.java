/**
 * The message that follows a talk: whether one is sent, what it says, how it went out.
 *
 * <p>Must not live here: providers of messages.
 */
@NullMarked
package ai.halo.domain.followup;

import org.jspecify.annotations.NullMarked;
