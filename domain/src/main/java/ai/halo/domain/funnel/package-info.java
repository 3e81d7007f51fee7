/**
 * Figures about many calls: the funnel, its rates, the series over time.
 *
 * <p>Must not live here: how the figures are counted in a database.
 */
@NullMarked
package ai.halo.domain.funnel;

import org.jspecify.annotations.NullMarked;
