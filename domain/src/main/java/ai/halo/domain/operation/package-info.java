/**
 * What whoever runs HALO watches: the work that waits, the nodes, the store.
 *
 * <p>Must not live here: how it is found out, or what calls meant.
 */
@NullMarked
package ai.halo.domain.operation;

import org.jspecify.annotations.NullMarked;
