/** Tests of the mock provider: real use cases over ports in memory, real files, real time. */
@NullMarked
package ai.halo.adapter.voximplant.mock;

import org.jspecify.annotations.NullMarked;
