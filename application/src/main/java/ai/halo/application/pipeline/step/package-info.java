/**
 * The steps of a call, one class each.
 *
 * <p>A step says what to commit before its one remote effect, performs that effect through one
 * port, and says which facts follow from the result. Must not live here: the order of steps (the
 * state of a call has it) or retries.
 */
@NullMarked
package ai.halo.application.pipeline.step;

import org.jspecify.annotations.NullMarked;
