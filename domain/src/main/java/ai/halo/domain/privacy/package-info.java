/**
 * How long what is known of people is kept, and what is left of a call when it is not kept any
 * more.
 *
 * <p>Must not live here: finding and rewriting what is stored.
 */
@NullMarked
package ai.halo.domain.privacy;

import org.jspecify.annotations.NullMarked;
