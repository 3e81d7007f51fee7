/** A model of dialling: every interleaving of the real use cases within bounds, searched. */
@NullMarked
package ai.halo.application.model;

import org.jspecify.annotations.NullMarked;
