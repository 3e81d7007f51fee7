/** Tests of the doors for sessions. */
@NullMarked
package ai.halo.adapter.web.donotcall;

import org.jspecify.annotations.NullMarked;
