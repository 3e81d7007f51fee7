/** Tests of the doors for sessions. */
@NullMarked
package ai.halo.adapter.web.voice;

import org.jspecify.annotations.NullMarked;
