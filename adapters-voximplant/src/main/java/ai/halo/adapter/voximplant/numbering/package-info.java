/**
 * What the numbering plans of the world say of a number.
 *
 * <p>Must not live here: which of these numbers may be called; that is the domain's to say.
 */
@NullMarked
package ai.halo.adapter.voximplant.numbering;

import org.jspecify.annotations.NullMarked;
