/**
 * Takes calls from step to step until they wait or end.
 *
 * <p>Lives here: the runner and what it asks of a step. Must not live here: what a particular step
 * does, or how work is made durable.
 */
@NullMarked
package ai.halo.application.pipeline;

import org.jspecify.annotations.NullMarked;
