/**
 * What every part of the domain shares: refused values and the words that stand for them outside.
 *
 * <p>Must not hold anything about one subject; that lives in the package of its subject.
 */
@NullMarked
package ai.halo.domain;

import org.jspecify.annotations.NullMarked;
