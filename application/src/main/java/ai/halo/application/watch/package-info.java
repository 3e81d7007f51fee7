/**
 * What is noticed about the outside world while calls are taken from step to step.
 *
 * <p>Must not live here: meters, logs and traces, which hang on to it from outside.
 */
@NullMarked
package ai.halo.application.watch;

import org.jspecify.annotations.NullMarked;
