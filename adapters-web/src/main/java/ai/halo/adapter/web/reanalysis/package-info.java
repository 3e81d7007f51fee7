/**
 * Judging past talks anew over HTTP, for administrators.
 *
 * <p>Must not live here: any rule about what may be replaced.
 */
@NullMarked
package ai.halo.adapter.web.reanalysis;

import org.jspecify.annotations.NullMarked;
