/**
 * The product as a whole, in processes of its own: started, used over HTTP, killed, started again.
 *
 * <p>Must not live here: what a module can show by itself.
 */
@NullMarked
package ai.halo.bootstrap.story;

import org.jspecify.annotations.NullMarked;
