/** What every conversation analyzer promises. Must not live here: what only one of them does. */
@NullMarked
package ai.halo.adapter.openai;

import org.jspecify.annotations.NullMarked;
