/**
 * Who did what, when and from where: what an installation can be held to afterwards.
 *
 * <p>Must not live here: anything about the people who are called beyond the name of a call.
 */
@NullMarked
package ai.halo.domain.audit;

import org.jspecify.annotations.NullMarked;
