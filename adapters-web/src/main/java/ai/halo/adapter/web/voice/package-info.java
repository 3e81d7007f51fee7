/**
 * What the sessions at the telephony provider ask and report, and its own callbacks; the only doors
 * that are open without a user's token.
 *
 * <p>Must not live here: what an operator asks for, or which provider it is.
 */
@NullMarked
package ai.halo.adapter.web.voice;

import org.jspecify.annotations.NullMarked;
