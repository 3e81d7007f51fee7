/**
 * Tells how well an analyzer understands talks, by talks that a person has labelled.
 *
 * <p>Lives here: reading labelled talks, comparing, and the table that {@code ./halo score} prints.
 * Must not live here: any analyzer, or a label that an analyzer's author could not have known.
 */
@NullMarked
package ai.halo.adapter.openai.score;

import org.jspecify.annotations.NullMarked;
