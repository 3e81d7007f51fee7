/**
 * Whether and when a phone may be rung: the looks that are taken before a call is placed, before a
 * request leaves and before a permit is given.
 *
 * <p>Must not live here: the rules themselves, which are the domain's, and what a call goes through
 * besides.
 */
@NullMarked
package ai.halo.application.dial;

import org.jspecify.annotations.NullMarked;
