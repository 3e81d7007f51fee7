/**
 * The list of those who must not be called: what stands on it, and how numbers are read from files.
 *
 * <p>Must not live here: when the list is looked at, which is part of the last look.
 */
@NullMarked
package ai.halo.domain.donotcall;

import org.jspecify.annotations.NullMarked;
