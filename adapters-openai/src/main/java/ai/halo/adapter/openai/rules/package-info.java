/**
 * The conversation analyzer that needs no model: it finds phrases of four languages in what the
 * customer said and weighs them.
 *
 * <p>The phrases are the {@code *.lexicon} resources, the sentences it writes are the {@code
 * texts_*.properties} resources. Must not live here: calls to a model, and rules that overrule an
 * analysis, which are vetoes of the domain.
 */
@NullMarked
package ai.halo.adapter.openai.rules;

import org.jspecify.annotations.NullMarked;
