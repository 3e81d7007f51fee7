/**
 * The conversation analyzer that asks a language model: OpenAI's, or any server that speaks its
 * language.
 *
 * <p>A person on the phone writes half of what the model reads, so nothing it answers is believed:
 * every field is read by hand, every quote is looked for in the talk, and a message is sent only
 * when it is plain words. Nothing the model or the person said gets into a log or a failure. Must
 * not live here: rules that overrule an analysis, which are vetoes of the domain.
 */
@NullMarked
package ai.halo.adapter.openai.model;

import org.jspecify.annotations.NullMarked;
