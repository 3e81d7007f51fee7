@NullMarked
package ai.halo.application.watch;

import org.jspecify.annotations.NullMarked;
