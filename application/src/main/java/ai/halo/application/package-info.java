/** Use cases and the call pipeline over the domain's ports. No framework and no adapter. */
@NullMarked
package ai.halo.application;

import org.jspecify.annotations.NullMarked;
