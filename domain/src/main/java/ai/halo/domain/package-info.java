/**
 * The model of an outbound call and everything decided about it. No I/O, clock, logger or
 * framework.
 */
@NullMarked
package ai.halo.domain;

import org.jspecify.annotations.NullMarked;
