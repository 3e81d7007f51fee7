/** The parts of it that are worth testing alone. */
@NullMarked
package ai.halo.adapter.web.recording;

import org.jspecify.annotations.NullMarked;
