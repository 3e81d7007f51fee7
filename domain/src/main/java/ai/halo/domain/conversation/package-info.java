/**
 * What was said on the line, by whom, and why the line went quiet.
 *
 * <p>Must not live here: what the words meant.
 */
@NullMarked
package ai.halo.domain.conversation;

import org.jspecify.annotations.NullMarked;
