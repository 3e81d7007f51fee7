/** The conversation analyzer, real and mock. Holds no business rule. */
@NullMarked
package ai.halo.adapter.openai;

import org.jspecify.annotations.NullMarked;
