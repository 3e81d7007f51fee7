/**
 * Judging past talks anew, beside what was judged before, until somebody wants the new judgement.
 *
 * <p>Must not live here: how an analysis is obtained, or what follows from a first one: of a second
 * one nothing is ever sent.
 */
@NullMarked
package ai.halo.domain.reanalysis;

import org.jspecify.annotations.NullMarked;
