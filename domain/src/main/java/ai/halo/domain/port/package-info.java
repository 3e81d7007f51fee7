/**
 * The driven ports: everything the application asks of the world outside.
 *
 * <p>Adapters implement them, use cases and steps call them. The model does not use them.
 */
@NullMarked
package ai.halo.domain.port;

import org.jspecify.annotations.NullMarked;
