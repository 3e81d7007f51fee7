/**
 * Who may use HALO: users, their roles and second factors, their browser sessions and API keys.
 *
 * <p>Must not live here: tokens of a particular format, or how a password is hashed.
 */
@NullMarked
package ai.halo.domain.account;

import org.jspecify.annotations.NullMarked;
