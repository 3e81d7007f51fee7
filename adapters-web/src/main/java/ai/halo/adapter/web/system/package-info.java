/**
 * What this installation is, and what its mocks did instead of the outside world.
 *
 * <p>Must not live here: settings of any adapter.
 */
@NullMarked
package ai.halo.adapter.web.system;

import org.jspecify.annotations.NullMarked;
