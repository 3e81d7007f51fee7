/** What the rule-based analyzer promises. Must not live here: tests that need a network. */
@NullMarked
package ai.halo.adapter.openai.rules;

import org.jspecify.annotations.NullMarked;
