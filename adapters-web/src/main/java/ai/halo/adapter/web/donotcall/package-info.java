/**
 * The do-not-call list over HTTP: looking through it, changing it, and files of it.
 *
 * <p>Must not live here: what counts as a number in a file.
 */
@NullMarked
package ai.halo.adapter.web.donotcall;

import org.jspecify.annotations.NullMarked;
