/**
 * Who may ask for what: sign-in, tokens, roles, headers, and the hashing of passwords.
 *
 * <p>Must not live here: what a request does once it is let in.
 */
@NullMarked
package ai.halo.adapter.web.security;

import org.jspecify.annotations.NullMarked;
