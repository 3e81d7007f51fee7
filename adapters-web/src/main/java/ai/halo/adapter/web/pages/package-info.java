/**
 * The built web app: its page, and the files it is made of.
 *
 * <p>Must not live here: anything that depends on who asks.
 */
@NullMarked
package ai.halo.adapter.web.pages;

import org.jspecify.annotations.NullMarked;
