/** The parts of sign-in that are worth testing alone. */
@NullMarked
package ai.halo.adapter.web.security;

import org.jspecify.annotations.NullMarked;
