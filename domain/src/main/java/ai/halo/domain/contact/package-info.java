/**
 * The person at the other end: the number and the language they are called in.
 *
 * <p>Must not live here: anything about a particular call.
 */
@NullMarked
package ai.halo.domain.contact;

import org.jspecify.annotations.NullMarked;
