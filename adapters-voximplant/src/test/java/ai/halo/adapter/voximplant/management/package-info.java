/** The real provider's adapter, against one on this machine that misbehaves when told to. */
@NullMarked
package ai.halo.adapter.voximplant.management;

import org.jspecify.annotations.NullMarked;
