/** The voice gateway, real and mock. Holds no business rule. */
@NullMarked
package ai.halo.adapter.voximplant;

import org.jspecify.annotations.NullMarked;
