/**
 * What was recorded of calls: short-lived permissions to hear it, its bytes, and its deletion.
 *
 * <p>Must not live here: where the provider keeps recordings, which nobody outside learns.
 */
@NullMarked
package ai.halo.adapter.web.recording;

import org.jspecify.annotations.NullMarked;
