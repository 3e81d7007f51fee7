/**
 * Dial attempts: the permission to ring one phone, given to one session, at most once.
 *
 * <p>Must not live here: the provider that runs the session.
 */
@NullMarked
package ai.halo.domain.dial;

import org.jspecify.annotations.NullMarked;
