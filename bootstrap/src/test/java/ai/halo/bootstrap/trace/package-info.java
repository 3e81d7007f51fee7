@NullMarked
package ai.halo.bootstrap.trace;

import org.jspecify.annotations.NullMarked;
