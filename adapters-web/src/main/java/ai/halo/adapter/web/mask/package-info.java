/**
 * Hiding phone numbers in what is answered to users who need not see them.
 *
 * <p>Must not live here: who need not; that is the role's to say.
 */
@NullMarked
package ai.halo.adapter.web.mask;

import org.jspecify.annotations.NullMarked;
