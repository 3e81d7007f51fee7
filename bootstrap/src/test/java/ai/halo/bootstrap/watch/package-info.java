@NullMarked
package ai.halo.bootstrap.watch;

import org.jspecify.annotations.NullMarked;
