/**
 * Follow-ups and leads that leave no machine: what a real provider would have got is kept where
 * people can see it.
 *
 * <p>Must not live here: anything that sends.
 */
@NullMarked
package ai.halo.adapter.notify.mock;

import org.jspecify.annotations.NullMarked;
