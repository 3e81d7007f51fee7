/**
 * What calls cost, in exact amounts of a currency.
 *
 * <p>Must not live here: where the figures come from, or conversion between currencies.
 */
@NullMarked
package ai.halo.domain.cost;

import org.jspecify.annotations.NullMarked;
