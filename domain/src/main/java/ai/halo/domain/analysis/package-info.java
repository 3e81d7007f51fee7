/**
 * What a conversation meant, the words it rests on, and the rules no model may overrule.
 *
 * <p>Must not live here: how an analysis is obtained.
 */
@NullMarked
package ai.halo.domain.analysis;

import org.jspecify.annotations.NullMarked;
