/** Classes that break a rule of the architecture on purpose, to show that the rule bites. */
@NullMarked
package ai.halo.adapter.right;

import org.jspecify.annotations.NullMarked;
