/** How well the analyzers read, and that the score tells it. */
@NullMarked
package ai.halo.adapter.openai.score;

import org.jspecify.annotations.NullMarked;
