/**
 * What is watched from outside the domain: meters, signs of life, logs and traces.
 *
 * <p>Must not live here: anything that a call depends on. Every label comes from a closed set or is
 * bounded by {@link ai.halo.bootstrap.watch.BoundedLabels}.
 */
@NullMarked
package ai.halo.bootstrap.watch;

import org.jspecify.annotations.NullMarked;
